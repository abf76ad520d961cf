// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.network;

import io.jumpkit.inventory.Node;
import io.jumpkit.shell.FakeRemote;
import io.jumpkit.ssh.NodeResult;
import io.jumpkit.ssh.NodeResult.Remains;
import io.jumpkit.ssh.Outcome;
import io.jumpkit.testing.TestSessions;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The five nodes of {@link TestSessions}, which answer as a network with these faults would make their pings answer. */
final class FakeMesh {
    private static final List<String> NAMES = List.of("n1", "n2", "n3", "n4", "n5");

    private static final int UNMEASURED = -1;

    private final Map<String, Double> slow = new HashMap<>();
    private final Map<String, Integer> received = new HashMap<>();
    private final Set<String> dead = new HashSet<>();
    private String lineForAll = "";

    FakeMesh dead(String node) {
        dead.add(node);
        NAMES.forEach(other -> cut(other, node));
        return this;
    }

    FakeMesh cut(String a, String b) {
        return received(a, b, 0).received(b, a, 0);
    }

    FakeMesh received(String from, String to, int outOfTen) {
        received.put(from + to, outOfTen);
        return this;
    }

    /** The tool fails on the way from one to the other. */
    FakeMesh unmeasured(String from, String to) {
        return received(from, to, UNMEASURED);
    }

    FakeMesh slow(String a, String b, double millis) {
        slow.put(a + b, millis);
        slow.put(b + a, millis);
        return this;
    }

    FakeMesh everybodySays(String line) {
        lineForAll = line;
        return this;
    }

    NetworkShell shell() {
        return new NetworkShell(TestSessions.open(
                TestSessions.cluster(false), s -> new FakeRemote((node, command) -> answer(node, command.script()))));
    }

    private NodeResult answer(Node node, String script) {
        if (dead.contains(node.name())) {
            return FakeRemote.failed(
                    node, Outcome.TCP_TIMEOUT, "nothing answers", Remains.NOTHING, Duration.ofSeconds(3));
        }
        if (!lineForAll.isEmpty()) {
            return FakeRemote.exited(node, 0, lineForAll + "\n", "");
        }
        StringBuilder out = new StringBuilder();
        int place = 0;
        for (String to : NAMES) {
            if (script.contains("'10.0.1.1" + to.substring(1) + "'")) {
                out.append(statistics(place++, node.name() + to));
            }
        }
        return FakeRemote.exited(node, 0, out.toString(), "");
    }

    private String statistics(int place, String way) {
        int came = received.getOrDefault(way, 10);
        if (came == UNMEASURED) {
            return place + " ping: sendmsg: No buffer space available\n";
        }
        double ms = slow.getOrDefault(way, 0.09);
        String counts = place + " 10 packets transmitted, " + came + " received, " + (100 - came * 10)
                + "% packet loss, time 1846ms\n" + place + " \n";
        return came == 0
                ? counts
                : counts + place + " rtt min/avg/max/mdev = " + ms + "/" + ms + "/" + ms + "/0.0 ms\n";
    }
}
