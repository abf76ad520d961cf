// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.clock;

/**
 * A node's clock against this machine's.
 *
 * @param offsetMs how far it is ahead; negative when behind
 * @param errorMs how far the truth may be from that, both ways
 * @param rttMs the round trip of the reading
 * @param ntp whether something keeps it right, in words
 */
record ClockRow(String node, double offsetMs, double errorMs, double rttMs, String ntp) {

    static ClockRow of(String node, Reading reading, String ntp) {
        double offset = millis(reading.offsetNanos());
        // What rounding takes away from the offset, the error must give: up, and by as much as the offset may be off.
        double error = millis(reading.errorNanos() + 1000);
        return new ClockRow(node, offset, error, millis(reading.rttNanos()), ntp);
    }

    private static double millis(long nanos) {
        return Math.round(nanos / 1000.0) / 1000.0;
    }
}
