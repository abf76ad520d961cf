// SPDX-License-Identifier: Apache-2.0
package io.jumpkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A member is replaced by one process after the other, each killed with SIGKILL after a few more records of the journal,
 * until the run is over. A change that happened twice would be refused by etcd and stand in the journal as failed. Takes
 * minutes: {@code mvn verify -Ddrill.excluded= -Dit.test=KilledReplacementIT}.
 */
@Lab("etcd")
@Tag("drill")
class KilledReplacementIT {
    private static final Duration LIMIT = Duration.ofMinutes(4);
    private static final int LIVES = 60;

    private final LabBench lab;

    @TempDir
    Path folder;

    KilledReplacementIT(LabBench lab) {
        this.lab = lab;
    }

    @Test
    void everyChangeHappensOnceHoweverOftenTheProcessIsKilled() throws Exception {
        lab.lab("reset");
        lab.lab("poweroff", "n3", "--wipe");
        lab.lab("poweron", "n3");
        String lost = idOf("n3");
        Set<String> earlier = runs();
        int lives = 0;
        Ended last = live(earlier, lost, 0);
        while (last.exit() == 137) {
            assertTrue(++lives < LIVES, "not over after " + lives + " lives");
            last = live(earlier, lost, lives);
        }

        assertEquals(0, last.exit(), last.out() + last.err());
        assertTrue(lives > 8, "killed only " + lives + " times");
        List<JsonNode> records = records(earlier);
        assertEquals(List.of(), failed(records));
        assertEquals(3, ids().size());
        assertTrue(!ids().contains(lost));
        assertEquals("done", records.get(records.size() - 1).get("state").asText());
    }

    /** One process, killed when the journal has grown by a few records; or ended by itself. */
    private Ended live(Set<String> earlier, String lost, int life) throws Exception {
        int before = records(earlier).size();
        JumpkitProcess process = JumpkitProcess.start(lab.settings().environment(), words(earlier, lost));
        int enough = before + 2 + life % 7;
        while (process.alive() && records(earlier).size() < enough) {
            LockSupport.parkNanos(1_000_000);
        }
        process.kill();
        return process.end(LIMIT);
    }

    private String[] words(Set<String> earlier, String lost) throws Exception {
        String run = newRun(earlier);
        List<String> words = new ArrayList<>(List.of("lab"));
        if (run.isEmpty()) {
            words.addAll(List.of("run", "etcd-replace-member", "--param", "failed=n3"));
            words.addAll(List.of("--param", "snapshot=" + folder.resolve("before.db")));
        } else {
            words.addAll(List.of("runbook", "resume", run));
            words.addAll(truth(records(earlier), lost));
        }
        for (String step : List.of("remove-the-dead-member", "add-the-replacement-as-a-learner", "give-it-its-vote")) {
            words.addAll(List.of("--confirm", step + "=lab/n3"));
        }
        words.addAll(List.of("--choose", "see-how-the-member-is-run=set-old-data-aside", "--ack-notes"));
        return words.toArray(String[]::new);
    }

    /** What an operator looks up about an act that was begun and whose end nobody saw. */
    private List<String> truth(List<JsonNode> records, String lost) throws InterruptedException {
        JsonNode open = null;
        for (JsonNode record : records) {
            switch (record.get("kind").asText()) {
                case "intent" -> open = record;
                case "result", "settled" -> open = null;
                default -> {
                    // Tells nothing of an act.
                }
            }
        }
        if (open == null) {
            return List.of();
        }
        String said = happened(open.get("line").asText(), lost) ? "ran" : "did-not-run";
        return List.of("--unknown", open.get("step").asText() + "=" + said);
    }

    private boolean happened(String line, String lost) throws InterruptedException {
        if (line.contains("member remove")) {
            return !ids().contains(lost);
        }
        if (line.contains("member add")) {
            return ids().size() == 3 && !ids().contains(lost);
        }
        if (line.contains("member promote")) {
            return members().lines().noneMatch(m -> m.contains("true"));
        }
        if (line.contains("configure")) {
            return lab.console("n3", "cat", "/etc/default/etcd").contains("existing");
        }
        if (line.contains("systemctl")) {
            return lab.console("n3", "sh", "-c", "systemctl is-active etcd || true")
                    .startsWith("activ");
        }
        return line.contains("snapshot save") && Files.exists(folder.resolve("before.db"));
    }

    private static List<String> failed(List<JsonNode> records) {
        return records.stream()
                .filter(r -> r.get("kind").asText().equals("result")
                        && r.get("outcome").asText().equals("failed"))
                .map(JsonNode::toString)
                .toList();
    }

    private String members() throws InterruptedException {
        return lab.console("n1", "etcdctl", "member", "list");
    }

    private List<String> ids() throws InterruptedException {
        return members().lines().map(line -> line.split("[,:]")[0]).toList();
    }

    private String idOf(String member) throws InterruptedException {
        return members()
                .lines()
                .filter(line -> line.contains(member))
                .map(line -> line.split("[,:]")[0])
                .findFirst()
                .orElseThrow();
    }

    private List<JsonNode> records(Set<String> earlier) throws IOException {
        Path file = folderOfRuns().resolve(newRun(earlier)).resolve("journal.jsonl");
        if (newRun(earlier).isEmpty() || !Files.exists(file)) {
            return List.of();
        }
        String text = Files.readString(file);
        return text.substring(0, text.lastIndexOf('\n') + 1)
                .lines()
                .map(Json::read)
                .toList();
    }

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
