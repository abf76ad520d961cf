// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.network;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The kernel's TCP counters at one moment, out of {@code /proc/uptime}, {@code /proc/net/snmp} and {@code
 * /proc/net/netstat}.
 *
 * @param uptimeMs since the boot
 * @param counters by group and name, such as {@code Tcp.OutSegs}
 */
record TcpCounters(long uptimeMs, Map<String, Long> counters) {

    /** Reads the three files one after another; empty when they are not all there. */
    static Optional<TcpCounters> parse(String text) {
        Map<String, Long> counters = new HashMap<>();
        long uptimeMs = -1;
        String[] names = {};
        for (String line : text.lines().toList()) {
            String[] words = line.strip().split("\\s+");
            if (uptimeMs < 0 && words.length == 2 && words[0].matches("\\d+\\.\\d+")) {
                uptimeMs = Math.round(Double.parseDouble(words[0]) * 1000);
            } else if (names.length == words.length && names[0].equals(words[0])) {
                put(counters, names, words);
                names = new String[0];
            } else {
                // Names stand on one line, their values on the next, both behind the name of the group.
                names = words;
            }
        }
        boolean whole = uptimeMs >= 0 && counters.containsKey("Tcp.OutSegs");
        return whole ? Optional.of(new TcpCounters(uptimeMs, counters)) : Optional.empty();
    }

    private static void put(Map<String, Long> counters, String[] names, String[] values) {
        String group = names[0].replace(":", ".");
        for (int i = 1; i < names.length; i++) {
            if (values[i].matches("-?\\d+")) {
                counters.put(group + names[i], Long.parseLong(values[i]));
            }
        }
    }

    /** How much a counter grew until a later moment; empty when it is not there or has begun anew. */
    Optional<Long> growth(String name, TcpCounters later) {
        Long before = counters.get(name);
        Long after = later.counters.get(name);
        return before == null || after == null || after < before ? Optional.empty() : Optional.of(after - before);
    }
}
