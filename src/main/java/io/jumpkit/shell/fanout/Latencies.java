// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.shell.fanout;

import io.jumpkit.ssh.NodeResult;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** How long the nodes took that answered, and which of them took much longer than the rest. */
final class Latencies {
    /** Fewer than this have no usual time. */
    private static final int ENOUGH = 3;

    private static final int TIMES_SLOWER = 3;

    /** Below this a difference is noise. */
    private static final Duration NOISE = Duration.ofMillis(500);

    private final List<NodeResult> answered;

    Latencies(List<NodeResult> results) {
        this.answered = results.stream().filter(r -> r.outcome().answered()).toList();
    }

    /** The time that this share of the nodes needed at most. */
    private Duration quantile(double share) {
        List<Duration> sorted =
                answered.stream().map(NodeResult::total).sorted().toList();
        return sorted.get((int) Math.max(0, Math.ceil(share * sorted.size()) - 1));
    }

    /** Whether a node answered much later than most. */
    boolean isSlow(NodeResult result) {
        if (answered.size() < ENOUGH || !result.outcome().answered()) {
            return false;
        }
        Duration usual = quantile(0.5);
        return result.total().compareTo(usual.multipliedBy(TIMES_SLOWER)) > 0
                && result.total().compareTo(usual.plus(NOISE)) > 0;
    }

    /** A sentence on those who were slow; none when nobody was. */
    Optional<String> remark() {
        List<NodeResult> slow = answered.stream().filter(this::isSlow).toList();
        if (slow.isEmpty()) {
            return Optional.empty();
        }
        String named = slow.stream()
                .limit(ENOUGH)
                .map(r -> r.node().name() + " " + seconds(r.total()))
                .collect(Collectors.joining(", "));
        return Optional.of("slow: " + named + (slow.size() > ENOUGH ? ", …" : "") + " (p50 " + seconds(quantile(0.5))
                + ", p99 " + seconds(quantile(0.99)) + ")");
    }

    private static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.2f s", time.toMillis() / 1000.0);
    }
}
