// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.network;

import java.util.List;
import java.util.Optional;

/**
 * What came back from one destination.
 *
 * @param refused how many questions were answered with a refusal: the host is there, nobody listens
 * @param complaint what the tool said beside its numbers; empty for nothing
 */
record Replies(int sent, int received, int refused, Optional<Times> times, String complaint) {

    /** The shortest, mean and longest way there and back, in milliseconds. */
    record Times(double minMs, double avgMs, double maxMs) {

        /** Of single measurements; none of none. */
        static Optional<Times> of(List<Double> millis) {
            if (millis.isEmpty()) {
                return Optional.empty();
            }
            var all = millis.stream().mapToDouble(Double::doubleValue).summaryStatistics();
            return Optional.of(new Times(all.getMin(), all.getAverage(), all.getMax()));
        }
    }

    /** How many of a hundred were lost; all of them when none could be sent. */
    double lossPct() {
        return sent == 0 ? 100 : Math.round(1000.0 * (sent - received) / sent) / 10.0;
    }

    /** Whether the other host was heard at all. */
    boolean heard() {
        return received > 0 || refused > 0;
    }
}
