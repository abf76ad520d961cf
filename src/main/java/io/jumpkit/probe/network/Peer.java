// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.network;

/**
 * One TCP connection of a node as {@code ss -ti} tells it. Fields that the kernel leaves out when they are zero are
 * zero; times it has not measured are null.
 *
 * @param peerNode the node behind the peer's address; null when it is none of the cluster
 * @param retrans segments being sent again now
 * @param retransTotal segments sent again since the connection began
 * @param lost segments held for lost now
 * @param unacked segments sent and not acknowledged yet
 */
record Peer(
        String node,
        String local,
        String peer,
        String peerNode,
        Double rttMs,
        long retrans,
        long retransTotal,
        Double retransPct,
        long lost,
        long unacked,
        long cwnd,
        long bytesRetrans) {}
