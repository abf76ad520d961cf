// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.network;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ConnectTextTest {

    @Test
    void timesEachConnection() {
        Replies replies = ConnectText.read(List.of(
                        "try", "ok 1795359600.000100 1795359600.000600", "try", "ok 1795359600,2 1795359600,2015"))
                .orElseThrow();

        assertEquals(2, replies.received());
        assertEquals(0.5, replies.times().orElseThrow().minMs(), 0.001);
        assertEquals(1.5, replies.times().orElseThrow().maxMs(), 0.001);
    }

    @Test
    void aRefusalIsHeardThoughNothingIsReceived() {
        String bash = "10.0.1.14: connect: Connection refused";
        String again = "10.0.1.14: line 1: /dev/tcp/10.0.1.14/2380: Connection refused";

        Replies replies = ConnectText.read(List.of("try", bash, again, "try", bash, again))
                .orElseThrow();

        assertEquals(new Replies(2, 0, 2, Optional.empty(), ""), replies);
    }

    @Test
    void silenceIsLoss() {
        Replies replies = ConnectText.read(List.of("try", "try", "ok 1.0 1.5")).orElseThrow();

        assertEquals(50, replies.lossPct());
    }

    @Test
    void aNameThatDoesNotResolveSaysNothingAboutTheNetwork() {
        assertEquals(Optional.empty(), ConnectText.read(List.of("try", "x: Name or service not known")));
        assertEquals(Optional.empty(), ConnectText.read(List.of()));
    }
}
