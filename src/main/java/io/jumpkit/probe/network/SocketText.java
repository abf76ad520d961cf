// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.network;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads {@code ss -tin}: two lines a socket, the second, with the details, set in. Pure. */
final class SocketText {
    private final String node;
    private final Map<String, String> nodesByAddress;

    /**
     * A reader for one node's sockets.
     *
     * @param nodesByAddress names of the cluster's nodes by IP address
     */
    SocketText(String node, Map<String, String> nodesByAddress) {
        this.node = node;
        this.nodesByAddress = Map.copyOf(nodesByAddress);
    }

    List<Peer> parse(String text) {
        List<Peer> peers = new ArrayList<>();
        String[] addresses = null;
        for (String line : text.lines().toList()) {
            if (line.isBlank()) {
                continue;
            }
            boolean details = Character.isWhitespace(line.charAt(0));
            if (details && addresses != null) {
                peers.add(peer(addresses, details(line)));
                addresses = null;
            } else if (!details) {
                addresses = addresses(line);
            }
        }
        return List.copyOf(peers);
    }

    /** The last two words; a header line of an old ss, which knows no -H, has no colon and digits there. */
    private static String[] addresses(String line) {
        String[] words = line.strip().split("\\s+");
        return words.length >= 4 && words[words.length - 1].matches(".*:\\d+")
                ? new String[] {plain(words[words.length - 2]), plain(words[words.length - 1])}
                : null;
    }

    /** IPv4 in IPv6 clothes is IPv4; an interface name is left out. */
    private static String plain(String address) {
        return address.replaceFirst("^\\[::ffff:([\\d.]+)\\]", "$1").replaceFirst("%[^\\]:]+", "");
    }

    private static Map<String, String> details(String line) {
        Map<String, String> details = new HashMap<>();
        for (String word : line.strip().split("\\s+")) {
            int colon = word.indexOf(':');
            if (colon > 0) {
                details.putIfAbsent(word.substring(0, colon), word.substring(colon + 1));
            }
        }
        return details;
    }

    private Peer peer(String[] addresses, Map<String, String> details) {
        String host = addresses[1].substring(0, addresses[1].lastIndexOf(':')).replaceAll("[\\[\\]]", "");
        String[] retrans = details.getOrDefault("retrans", "0/0").split("/");
        long total = retrans.length > 1 ? number(retrans[1]) : 0;
        long sent = number(details.get("data_segs_out"));
        return new Peer(
                node,
                addresses[0],
                addresses[1],
                nodesByAddress.get(host),
                millis(details.get("rtt")),
                number(retrans[0]),
                total,
                sent > 0 ? Decimals.round(100.0 * total / sent) : null,
                number(details.get("lost")),
                number(details.get("unacked")),
                number(details.get("cwnd")),
                number(details.get("bytes_retrans")));
    }

    private static long number(String text) {
        return text != null && text.matches("\\d{1,18}") ? Long.parseLong(text) : 0;
    }

    private static Double millis(String rttAndDeviation) {
        if (rttAndDeviation == null) {
            return null;
        }
        String rtt = rttAndDeviation.split("/")[0];
        return rtt.matches("\\d+(\\.\\d+)?") ? Double.valueOf(rtt) : null;
    }
}
