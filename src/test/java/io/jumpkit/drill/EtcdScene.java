// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.drill;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.jumpkit.json.Json;
import io.jumpkit.lab.LabBench;
import io.jumpkit.testing.JumpkitProcess;
import io.jumpkit.testing.JumpkitProcess.Ended;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The lab's etcd: how it is broken beyond what the lab's own faults do, and how it is seen to be well again. */
final class EtcdScene {
    private static final Duration LIMIT = Duration.ofMinutes(1);
    static final String WRITTEN = "what-was-written-by-the-application";
    private static final String DAMAGED = "what-was-damaged-on-the-disk-itself";
    private static final String DATABASE = "/var/lib/etcd/default/member/snap/db";
    private static final String FILL =
            """
            export ETCDCTL_API=3
            head -c 1000000 /dev/zero | tr '\\0' x >/run/large
            for i in $(seq 200); do
              etcdctl put large </run/large >/dev/null 2>/run/said || break
            done
            cat /run/said
            """;

    private final LabBench lab;

    EtcdScene(LabBench lab) {
        this.lab = lab;
    }

    /** Writes one key again and again until etcd has no space left and says so. */
    void fill() throws InterruptedException {
        String said = lab.console("n1", "sh", "-c", FILL);
        assertEquals(true, said.contains("database space exceeded"), said);
    }

    /** Makes what one member holds on its disk differ from what was written, as a disk that lies does. */
    void corrupt(String member) throws Exception {
        lab.console("n1", "sh", "-c", "ETCDCTL_API=3 etcdctl put evidence " + WRITTEN);
        LabBench.await("it on the disk of " + member, LIMIT, () -> WRITTEN.equals(valueOn(member)));
        lab.lab("stop", member, "etcd");
        lab.console(member, "sh", "-c", "sed -i s/" + WRITTEN + "/" + DAMAGED + "/g " + DATABASE);
        lab.lab("start", member, "etcd");
        LabBench.await("the damage", LIMIT, () -> DAMAGED.equals(valueOn(member)));
    }

    /** What a member holds for itself of what {@link #corrupt} wrote; empty while it does not answer. */
    String valueOn(String member) throws InterruptedException {
        return lab.console(
                member,
                "sh",
                "-c",
                "ETCDCTL_API=3 etcdctl get --consistency=s --print-value-only evidence 2>/dev/null || true");
    }

    /** Takes a member out of the list; etcd wants its members to have been connected for some seconds first. */
    void remove(String member) throws Exception {
        String script = "export ETCDCTL_API=3; id=$(etcdctl member list | grep ' " + member
                + ",' | cut -d, -f1); [ -z \"$id\" ] || etcdctl member remove $id >/dev/null 2>&1; etcdctl member list";
        LabBench.await("the list without " + member, LIMIT, () -> !lab.console("n1", "sh", "-c", script)
                .contains(" " + member + ","));
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

    /** Whether so many vote, all of them serve, writes go through, and all hold the same. */
    void assertWell(int voters) throws InterruptedException {
        JsonNode quorum = rows("etcd quorum").get(0);
        assertEquals(voters, quorum.get("voters").asInt(), quorum.toString());
        assertEquals(voters, quorum.get("healthy").asInt(), quorum.toString());
        assertEquals(true, quorum.get("writable").asBoolean(), quorum.toString());
        List<JsonNode> hashes = rows("etcd hash");
        assertEquals(voters, hashes.size(), hashes.toString());
        assertEquals(true, hashes.stream().allMatch(h -> h.get("agrees").asBoolean()), hashes.toString());
    }
}
