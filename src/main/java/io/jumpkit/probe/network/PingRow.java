// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.network;

import java.util.Optional;

/**
 * What one node got back from another: one direction of a pair.
 *
 * @param sent how many questions left; 0 when the node could not even send
 * @param minMs absent, as the other times, when nothing came back
 */
record PingRow(
        String from,
        String to,
        int sent,
        int received,
        double lossPct,
        Optional<Double> minMs,
        Optional<Double> avgMs,
        Optional<Double> maxMs) {

    static PingRow of(String from, String to, Replies replies) {
        return new PingRow(
                from,
                to,
                replies.sent(),
                replies.received(),
                replies.lossPct(),
                replies.times().map(Replies.Times::minMs),
                replies.times().map(Replies.Times::avgMs),
                replies.times().map(Replies.Times::maxMs));
    }
}
