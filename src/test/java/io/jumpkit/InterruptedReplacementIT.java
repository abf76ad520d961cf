// SPDX-License-Identifier: Apache-2.0
package io.jumpkit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.jumpkit.json.Json;
import io.jumpkit.lab.Lab;
import io.jumpkit.lab.LabBench;
import io.jumpkit.testing.JumpkitProcess;
import io.jumpkit.testing.JumpkitProcess.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shell is killed the moment it is about to remove a dead member; whoever goes on removes it once. */
@Lab("etcd")
class InterruptedReplacementIT {
    private static final Duration LIMIT = Duration.ofMinutes(4);
    private static final int KEYS = 200;

    private final LabBench lab;
    private final Map<String, String> environment;

    @TempDir
    Path folder;

    InterruptedReplacementIT(LabBench lab) {
        this.lab = lab;
        this.environment = lab.settings().environment();
    }

    @BeforeEach
    void writeKeys() throws Exception {
        lab.lab("reset");
        lab.console(
                "n1",
                "sh",
                "-c",
                "for i in $(seq " + KEYS
                        + "); do ETCDCTL_API=3 etcdctl put key/$i value-$i >/dev/null || exit 1; done");
    }

    @Test
    void goesOnAfterAKillWithoutRepeatingTheRemoval() throws Exception {
        lab.lab("poweroff", "n3", "--wipe");
        lab.lab("poweron", "n3");
        awaitLeader();
        Set<String> earlier = runs();
        String lost = idOf("n3");
        JumpkitProcess killed = JumpkitProcess.start(environment, runbook("n3"));
        LabBench.await(
                "the intent to remove",
                LIMIT,
                () -> !killed.alive() || journal(newRun(earlier)).contains("member remove"));
        killed.kill();
        killed.end(LIMIT);

        Ended resumed = JumpkitProcess.run(environment, LIMIT, resume(newRun(earlier), sayingWhatHappenedTo(lost)));

        assertEquals(0, resumed.exit(), resumed.out() + resumed.err());
        assertHealed(resumed);
    }

    /** n3 may have led. */
    private void awaitLeader() throws InterruptedException {
        lab.console(
                "n1",
                "sh",
                "-c",
                "for i in $(seq 10); do ETCDCTL_API=3 etcdctl --command-timeout=3s get key/1 && exit 0; done; exit 1");
    }

    private String[] runbook(String failed) {
        List<String> words = new ArrayList<>(List.of("lab", "run", "etcd-replace-member"));
        words.addAll(List.of("--param", "failed=" + failed, "--param", "snapshot=" + folder.resolve("before.db")));
        words.addAll(answers());
        return words.toArray(String[]::new);
    }

    private static String[] resume(String run, List<String> more) {
        List<String> words = new ArrayList<>(List.of("lab", "runbook", "resume", run));
        words.addAll(more);
        words.addAll(answers());
        return words.toArray(String[]::new);
    }

    private static List<String> answers() {
        return List.of(
                "--confirm",
                "remove-the-dead-member=lab/n3",
                "--confirm",
                "add-the-replacement=lab/n3",
                "--confirm",
                "give-it-its-vote=lab/n3",
                "--choose",
                "see-how-the-member-is-run=set-old-data-aside",
                "--ack-notes");
    }

    /** What an operator looks up and says when the kill came between the intent and the act. */
    private List<String> sayingWhatHappenedTo(String member) throws InterruptedException {
        return lab.console("n1", "etcdctl", "member", "list").contains(member)
                ? List.of("--unknown", "remove-the-dead-member=did-not-run")
                : List.of();
    }

    private String idOf(String member) throws InterruptedException {
        return lab.console("n1", "etcdctl", "member", "list")
                .lines()
                .filter(line -> line.contains(member))
                .map(line -> line.split("[,:]")[0])
                .findFirst()
                .orElseThrow();
    }

    private void assertHealed(Ended run) throws Exception {
        Ended quorum = JumpkitProcess.run(environment, LIMIT, "lab", "-o", "json", "etcd", "quorum");
        JsonNode row = Json.read(quorum.out()).get("rows").get(0);
        assertEquals(3, row.get("voters").asInt(), run.out());
        assertEquals(3, row.get("healthy").asInt(), run.out());
        for (String host : List.of("n1", "n2", "n3")) {
            String values = lab.console(
                    host, "sh", "-c", "ETCDCTL_API=3 etcdctl get --consistency=s --prefix key/ --print-value-only");
            assertEquals(KEYS, new TreeSet<>(values.lines().toList()).size(), "keys on " + host);
        }
    }

    private String journal(String run) throws IOException {
        Path file = folderOfRuns().resolve(run).resolve("journal.jsonl");
        return run.isEmpty() || !Files.exists(file) ? "" : Files.readString(file);
    }

    /** The run that was not there before; empty while there is none. */
    private String newRun(Set<String> earlier) throws IOException {
        return runs().stream().filter(run -> !earlier.contains(run)).findFirst().orElse("");
    }

    private Set<String> runs() throws IOException {
        if (!Files.isDirectory(folderOfRuns())) {
            return Set.of();
        }
        try (Stream<Path> all = Files.list(folderOfRuns())) {
            return all.map(run -> run.getFileName().toString()).collect(Collectors.toSet());
        }
    }

    private Path folderOfRuns() {
        return lab.settings().directories().state().resolve("runs");
    }
}
