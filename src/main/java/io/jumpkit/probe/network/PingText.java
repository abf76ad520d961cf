// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.network;

import io.jumpkit.probe.network.Replies.Times;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what {@code ping -q} prints: iputils, BusyBox and BSD. When all is lost there is no line of times. Pure. */
final class PingText {
    private static final Pattern COUNTS =
            Pattern.compile("(\\d+) packets transmitted, (\\d+) (?:packets )?received.*packet loss.*");
    private static final Pattern TIMES =
            Pattern.compile("(?:rtt|round-trip) min/avg/max\\S* = ([0-9.]+)/([0-9.]+)/([0-9.]+).*");

    /** What the kernel says when it has no way to the destination: then nothing can be sent, and all is lost. */
    private static final Pattern NO_WAY = Pattern.compile("(?i).*(?:network is unreachable|no route to host).*");

    private PingText() {}

    /** What came back; empty when ping failed for a reason of its own. */
    static Optional<Replies> read(List<String> lines) {
        String complaint = complaint(lines);
        Optional<Matcher> counts = last(COUNTS, lines);
        if (counts.isEmpty()) {
            return NO_WAY.matcher(complaint).matches()
                    ? Optional.of(new Replies(0, 0, 0, Optional.empty(), complaint))
                    : Optional.empty();
        }
        Optional<Times> times = last(TIMES, lines).map(m -> new Times(number(m, 1), number(m, 2), number(m, 3)));
        int sent = Integer.parseInt(counts.get().group(1));
        // With +n duplicates more may come than were sent for.
        int received = Math.min(sent, Integer.parseInt(counts.get().group(2)));
        return Optional.of(new Replies(sent, received, 0, times, complaint));
    }

    private static Optional<Matcher> last(Pattern pattern, List<String> lines) {
        return lines.stream().map(pattern::matcher).filter(Matcher::matches).reduce((first, second) -> second);
    }

    /** What ping says against the network or itself, such as {@code ping: connect: Network is unreachable}. */
    private static String complaint(List<String> lines) {
        return lines.stream()
                .filter(line -> line.startsWith("ping:") || line.startsWith("From "))
                .findFirst()
                .orElse("");
    }

    private static double number(Matcher matcher, int group) {
        return Double.parseDouble(matcher.group(group));
    }
}
