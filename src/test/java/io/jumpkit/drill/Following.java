// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.drill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.jumpkit.lab.LabBench;
import io.jumpkit.testing.JumpkitProcess;
import io.jumpkit.testing.JumpkitProcess.Ended;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One run as its operator sees it: begun, left, gone on with, and asked about what nobody saw. */
final class Following {
    /** Longer than any wait of a shipped runbook that trouble can use up. */
    private static final Duration LIMIT = Duration.ofMinutes(8);

    private static final Pattern ASKS = Pattern.compile("--unknown ([\\w-]+)=");

    /** Ill, refused, changed and not verified, not answered, too late. */
    private static final Set<Integer> ORDERLY = Set.of(1, 3, 4, 6, 124);

    private final LabBench lab;
    private final List<String> begin;
    private final List<String> answers;
    private final RunJournal journal;
    private final List<String> lookedUp = new ArrayList<>();

    /**
     * A run that is to be begun, or gone on with.
     *
     * @param begin what is typed first
     * @param answers what is typed behind it, every time
     */
    Following(LabBench lab, List<String> begin, List<String> answers, RunJournal journal) {
        this.lab = lab;
        this.begin = begin;
        this.answers = answers;
        this.journal = journal;
    }

    /** What is done to a process while it runs. */
    interface Meanwhile {
        void happens(JumpkitProcess process) throws InterruptedException;
    }

    LabBench lab() {
        return lab;
    }

    RunJournal journal() {
        return journal;
    }

    /** Begins it, or goes on with it, and waits for the end of the process. */
    Ended once(Meanwhile meanwhile) throws InterruptedException {
        List<String> words = words();
        long start = System.nanoTime();
        JumpkitProcess process = JumpkitProcess.launch(lab.settings().environment(), words.toArray(String[]::new));
        meanwhile.happens(process);
        Ended ended = process.end(LIMIT);
        Round.current().saw(words, ended, Duration.ofNanos(System.nanoTime() - start));
        return ended;
    }

    private List<String> words() {
        List<String> words = new ArrayList<>(List.of("lab"));
        words.addAll(journal.id().isEmpty() ? begin : List.of("runbook", "resume", journal.id()));
        words.addAll(answers);
        words.addAll(lookedUp);
        lookedUp.clear();
        return words;
    }

    /** Where it asks what became of an act, looks it up and says it the next time. */
    boolean asksWhatBecame(Ended ended) throws InterruptedException {
        Matcher asks = ASKS.matcher(ended.err());
        Optional<JsonNode> open = journal.open();
        if (!asks.find() || open.isEmpty()) {
            return false;
        }
        boolean happened = new Truth(lab).happened(open.get());
        Round.current().note("looked up: " + open.get().get("line").asText() + (happened ? " ran" : " did not run"));
        lookedUp.add("--unknown");
        lookedUp.add(asks.group(1) + "=" + (happened ? "ran" : "did-not-run"));
        return true;
    }

    /** What a process would have said that was killed behind its run's last record. */
    Optional<Ended> over(Ended killed) {
        return journal.last()
                .filter(last -> last.get("kind").asText().equals("end"))
                .map(last -> new Ended(
                        last.get("exit").asInt(),
                        killed.out(),
                        killed.err() + last.get("why").asText()));
    }

    /** A change that was made twice would have been refused, and stand in the journal as failed. */
    void assertNothingWasRefused() {
        List<String> refused = journal.records().stream()
                .filter(r -> r.path("outcome").asText().equals("failed"))
                .map(JsonNode::toString)
                .toList();
        assertEquals(List.of(), refused);
    }

    /** It was left with words and a code that tell what to do, and can be gone on with. */
    void assertLeftInOrder(Ended ended) {
        String said = ended.out() + ended.err();
        assertTrue(ORDERLY.contains(ended.exit()), "exit " + ended.exit() + ": " + said);
        assertTrue(!said.contains("Exception") && !said.contains("\tat "), said);
        if (journal.id().isEmpty()) {
            assertTrue(said.contains("Nothing was begun"), said);
            return;
        }
        JsonNode last = journal.last().orElseThrow();
        assertEquals("stop", last.get("kind").asText(), said);
        assertEquals(ended.exit(), last.get("exit").asInt(), said);
        assertTrue(said.contains("runbook resume " + journal.id()), said);
    }
}
