// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.ssh.config;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What {@code ssh -G} printed for one host. */
final class SshDump {
    private static final Set<String> ONLY_THE_HOST = Set.of("host", "hostname", "controlpath");

    private final String asked;
    private final Map<String, List<String>> values;

    private SshDump(String asked, Map<String, List<String>> values) {
        this.asked = asked;
        this.values = values;
    }

    /**
     * Reads it.
     *
     * @param asked the host that ssh was asked for; not every OpenSSH repeats it
     */
    static SshDump parse(String asked, String text) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (String line : text.split("\\R")) {
            int blank = line.indexOf(' ');
            if (blank > 0) {
                values.computeIfAbsent(line.substring(0, blank).toLowerCase(Locale.ROOT), k -> new ArrayList<>())
                        .add(line.substring(blank + 1).strip());
            }
        }
        return new SshDump(asked, values);
    }

    /** The value of a keyword; "none" counts as absent. */
    Optional<String> value(String keyword) {
        return values(keyword).stream().findFirst().filter(v -> !v.equals("none"));
    }

    /** Every value of a keyword that may be given more than once. */
    List<String> values(String keyword) {
        return values.getOrDefault(keyword, List.of());
    }

    /** The words of a keyword's one value. */
    List<String> words(String keyword) {
        return value(keyword).map(v -> Arrays.asList(v.split(" +"))).orElse(List.of());
    }

    /** Whether a switch is on. */
    boolean isOn(String keyword) {
        return value(keyword).filter(v -> v.equals("yes") || v.equals("true")).isPresent();
    }

    /** Whether it was for this host that ssh was asked. */
    boolean isOf(String host) {
        return asked.equals(host);
    }

    /** Whether all that it says of its host holds for another of the same treatment: its name stands nowhere else. */
    boolean isGeneral() {
        boolean itself = value("hostname").orElse("").equals(asked);
        return itself
                && values.entrySet().stream()
                        .filter(e -> !ONLY_THE_HOST.contains(e.getKey()))
                        .noneMatch(e -> e.getValue().stream().anyMatch(v -> v.contains(asked)));
    }
}
