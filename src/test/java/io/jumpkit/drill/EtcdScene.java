// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.drill;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.jumpkit.json.Json;
import io.jumpkit.lab.LabBench;
import io.jumpkit.lab.drill.EtcdFaults;
import io.jumpkit.lab.drill.Scene;
import io.jumpkit.testing.JumpkitProcess;
import io.jumpkit.testing.JumpkitProcess.Ended;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The lab's etcd: how it is broken beyond what the lab's own faults do, and how it is seen to be well again. */
final class EtcdScene {
    private static final Duration LIMIT = Duration.ofMinutes(1);
    private final LabBench lab;
    private final EtcdFaults faults;

    EtcdScene(LabBench lab) {
        this.lab = lab;
        this.faults = new EtcdFaults(new BenchStage(lab));
    }

    /** Writes one key again and again until etcd has no space left and says so. */
    void fill() throws InterruptedException {
        String said = faults.fill();
        assertEquals(true, said.contains("database space exceeded"), said);
    }

    /** What else can be done to it. */
    EtcdFaults faults() {
        return faults;
    }

    /** Waits until etcd has noticed. */
    void awaitAlarm(String kind) throws Exception {
        LabBench.await("the alarm " + kind, LIMIT, () -> rows("etcd alarms").stream()
                .anyMatch(a -> a.get("alarm").asText().equals(kind)));
    }

    /** Who leads, once somebody does. */
    String leader() throws Exception {
        awaitMajority();
        return rows("etcd quorum").get(0).get("leader").asText();
    }

    /** Waits until a majority serves again. */
    void awaitMajority() throws Exception {
        LabBench.await("a majority", LIMIT, () -> {
            JsonNode quorum = rows("etcd quorum").get(0);
            return quorum.get("healthy").asInt() >= quorum.get("needed").asInt();
        });
    }

    /** What a line of Jumpkit's says, whatever comes of it. */
    Ended type(String line) throws InterruptedException {
        return JumpkitProcess.run(lab.settings().environment(), LIMIT, "lab", "-o", "json", "-c", line);
    }

    /** The rows of a line's answer. */
    List<JsonNode> rows(String line) throws InterruptedException {
        List<JsonNode> rows = new ArrayList<>();
        Json.read(type(line).out()).get("rows").forEach(rows::add);
        return rows;
    }

    /** Whether so many vote, all of them serve, writes go through, no alarm stands, and all hold the same. */
    void assertWell(int voters) throws InterruptedException {
        for (String line : Scene.well(voters)) {
            Ended looked = type(line);
            assertEquals(0, looked.exit(), line + "\n" + looked.out() + looked.err());
        }
    }
}
