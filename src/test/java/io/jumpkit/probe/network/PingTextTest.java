// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.network;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jumpkit.probe.network.Replies.Times;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PingTextTest {

    private static Replies iputils(String name) {
        return PingText.read(Captured.lines("iputils-20221126/" + name + ".txt"))
                .orElseThrow();
    }

    @Test
    void readsBothLines() {
        Replies replies = iputils("answered");

        assertEquals(new Replies(10, 10, 0, Optional.of(new Times(0.047, 0.065, 0.080)), ""), replies);
    }

    @Test
    void whereAllIsLostThereAreNoTimes() {
        assertEquals(new Replies(10, 0, 0, Optional.empty(), ""), iputils("all-lost"));
        assertEquals(100, iputils("nobody-there").lossPct());
        assertEquals(100, iputils("too-long").lossPct());
    }

    @Test
    void countsWhatWasLost() {
        Replies replies = iputils("some-lost");

        assertEquals(30.0, replies.lossPct());
        assertEquals(14, replies.received());
    }

    @Test
    void withoutARouteNothingIsSentAndAllIsLost() {
        Replies replies = iputils("no-way");

        assertEquals(0, replies.sent());
        assertEquals(100, replies.lossPct());
        assertEquals("ping: connect: Network is unreachable", replies.complaint());
    }

    @Test
    void aNameThatDoesNotResolveSaysNothingAboutTheNetwork() {
        assertEquals(Optional.empty(), PingText.read(Captured.lines("iputils-20221126/no-name.txt")));
        assertEquals(Optional.empty(), PingText.read(List.of()));
    }

    @Test
    void readsErrorsAndDuplicatesAmongTheCounts() {
        Replies errors = PingText.read(
                        List.of("10 packets transmitted, 0 received, +10 errors, 100% packet loss, time 9ms", "pipe 4"))
                .orElseThrow();
        Replies duplicates = PingText.read(
                        List.of("5 packets transmitted, 6 received, +1 duplicates, 0% packet loss, time 9ms"))
                .orElseThrow();

        assertEquals(100, errors.lossPct());
        assertEquals(0, duplicates.lossPct());
    }

    @Test
    void readsBusyBoxAndBsd() {
        Replies busyBox = PingText.read(List.of(
                        "3 packets transmitted, 2 packets received, 33% packet loss",
                        "round-trip min/avg/max = 0.100/0.200/0.300 ms"))
                .orElseThrow();
        Replies bsd = PingText.read(List.of(
                        "3 packets transmitted, 3 packets received, 0.0% packet loss",
                        "round-trip min/avg/max/stddev = 0.1/0.2/0.3/0.05 ms"))
                .orElseThrow();

        assertEquals(33.3, busyBox.lossPct());
        assertEquals(Optional.of(new Times(0.1, 0.2, 0.3)), busyBox.times());
        assertEquals(Optional.of(new Times(0.1, 0.2, 0.3)), bsd.times());
    }
}
