// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.drill;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.jumpkit.testing.JumpkitProcess;
import io.jumpkit.testing.JumpkitProcess.Ended;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;

/**
 * A member's host loses its power a little after a step began. It comes back soon, or only when the run has been left;
 * the operator goes on with it then.
 */
final class LostPower implements Trouble {
    private static final Set<String> MEMBERS = Set.of("n1", "n2", "n3");
    private static final int TRIES = 4;
    private static final int LATER_MS = 1000;
    private static final Duration LONG = Duration.ofSeconds(45);
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(5);

    private final Round round;
    private final double where;
    private final int who;
    private final Duration later;
    private final Duration outage;
    private boolean happened;

    LostPower(Round round) {
        this.round = round;
        RandomGenerator random = round.random();
        this.where = random.nextDouble();
        this.who = random.nextInt(6);
        this.later = Duration.ofMillis(random.nextInt(LATER_MS));
        this.outage = random.nextInt(5) < 3 ? Duration.ofSeconds(3 + random.nextInt(30)) : LONG;
    }

    @Override
    public Ended follow(Following run) throws InterruptedException {
        Ended ended = run.once(process -> cutPower(process, run));
        for (int tries = 0; happened && isTheTroubles(ended, run); tries++) {
            run.assertLeftInOrder(ended);
            round.note("left with exit " + ended.exit() + "; gone on with");
            assertTrue(tries < TRIES, "not to be gone on with: " + ended.out() + ended.err());
            pause(BETWEEN_TRIES, null);
            ended = run.once(process -> {});
        }
        return ended;
    }

    /** Whether it was left: done, wanting an answer and going on elsewhere are ends of their own. */
    private static boolean isTheTroubles(Ended ended, Following run) throws InterruptedException {
        return run.asksWhatBecame(ended) || !Set.of(0, 2, 5).contains(ended.exit());
    }

    private void cutPower(JumpkitProcess process, Following run) throws InterruptedException {
        int before = run.journal().size();
        while (!happened && process.alive()) {
            if (isDue(run, before)) {
                pause(later, process);
                happened = process.alive() && outage(process, run);
            }
            LockSupport.parkNanos(5_000_000);
        }
    }

    private boolean isDue(Following run, int before) {
        List<JsonNode> records = run.journal().records();
        List<String> steps = records.isEmpty()
                ? List.of()
                : steps(records.get(0).get("runbook").asText());
        int from = (int) (where * steps.size());
        return records.stream()
                .skip(before)
                .filter(r -> r.get("kind").asText().equals("step"))
                .anyMatch(r -> steps.indexOf(r.get("step").asText()) >= from);
    }

    private boolean outage(JumpkitProcess process, Following run) throws InterruptedException {
        List<String> on =
                run.lab().hostsOn().stream().filter(MEMBERS::contains).sorted().toList();
        String host = on.get(who % on.size());
        String step = run.journal().last().orElseThrow().get("step").asText();
        if (!process.alive()) {
            return false;
        }
        run.lab().powerOff(host);
        long start = System.nanoTime();
        pause(outage, process);
        long seconds = Duration.ofNanos(System.nanoTime() - start).toSeconds();
        run.lab().powerOn(host);
        round.note("trouble: " + host + " without power at " + step + " for " + seconds + " s");
        return true;
    }

    /** Until the time is over or the process. */
    private static void pause(Duration time, JumpkitProcess process) {
        long end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < end && (process == null || process.alive())) {
            LockSupport.parkNanos(10_000_000);
        }
    }

    private static List<String> steps(String runbook) {
        try (var lines = Files.lines(Path.of("runbooks", runbook + ".md"))) {
            return lines.filter(line -> line.startsWith("### "))
                    .map(line ->
                            line.substring(4).toLowerCase(java.util.Locale.ROOT).replace(' ', '-'))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
