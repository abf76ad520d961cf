// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.drill.rounds;

import io.jumpkit.drill.Way;
import io.jumpkit.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** What {@code .ci/drills} starts: plays rounds, writes a line for each, goes on after a failed one, makes the table. */
public final class Rounds {
    private static final Path PAGE = Path.of("docs", "drills.md");

    private final RoundOptions options;
    private final Commit commit;

    private Rounds(RoundOptions options, Commit commit) {
        this.options = options;
        this.commit = commit;
    }

    /** One round that is to be played. */
    private record Wanted(DrillName drill, Way way, long seed) {}

    /** Exits with 1 when a round failed. */
    public static void main(String[] words) throws IOException, InterruptedException, ExecutionException {
        Rounds rounds = new Rounds(RoundOptions.parse(words), Commit.here());
        boolean allPassed = rounds.play();
        rounds.table();
        System.exit(allPassed ? 0 : 1);
    }

    /** Round after round, every drill in every way before the next one, so that it can be ended at any time. */
    private List<Wanted> wanted() {
        List<Wanted> wanted = new ArrayList<>();
        List<DrillName> drills = DrillName.all().stream()
                .filter(drill -> options.means(drill.runbook() + " " + drill))
                .toList();
        for (int i = 0; i < options.rounds(); i++) {
            for (DrillName drill : drills) {
                for (Way way : options.ways()) {
                    wanted.add(new Wanted(drill, way, options.seed() + i));
                }
            }
        }
        return wanted;
    }

    private boolean play() throws InterruptedException, ExecutionException {
        ConcurrentLinkedQueue<Wanted> queue = new ConcurrentLinkedQueue<>(wanted());
        say(queue.size() + " rounds, seeds from " + options.seed() + ", commit " + commit.id() + ", results in "
                + options.results());
        if (queue.isEmpty()) {
            return true;
        }
        ExecutorService jobs = Executors.newFixedThreadPool(options.jobs());
        List<Future<Boolean>> running = new ArrayList<>();
        for (int job = 1; job <= options.jobs(); job++) {
            running.add(jobs.submit(job(options.instance() + (job == 1 ? "" : job), queue)));
        }
        jobs.shutdown();
        boolean passed = true;
        for (Future<Boolean> job : running) {
            passed &= job.get();
        }
        return passed;
    }

    private Callable<Boolean> job(String instance, ConcurrentLinkedQueue<Wanted> queue) {
        return () -> {
            RoundProcess process = new RoundProcess(instance, options.results().resolveSibling("rounds"), commit);
            // At the end, and when Ctrl-C comes before it: no lab stays behind.
            Runtime.getRuntime().addShutdownHook(new Thread(process::close));
            boolean passed = true;
            for (Wanted next = queue.poll(); next != null; next = queue.poll()) {
                PlayedRound played = process.play(next.drill(), next.way(), next.seed());
                if (process.isClosed()) {
                    return false;
                }
                passed &= played.passed();
                write(played);
                if (!played.begun()) {
                    // Where no lab comes up none would for the next one: the others have them.
                    queue.add(next);
                    return false;
                }
            }
            return passed;
        };
    }

    private synchronized void write(PlayedRound played) throws IOException {
        Files.writeString(
                options.results(), Json.write(played) + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        String how = !played.begun() ? "not begun" : !played.passed() ? "FAILED" : "passed";
        how = played.passed() && !played.counts() ? "no trouble came" : how;
        say(how + "  " + played.again() + "  " + Math.round(played.seconds()) + " s  "
                + String.join("; ", played.trouble())
                + (played.passed() ? "" : "\n        kept: " + played.kept()));
    }

    /** Of all that was ever written down about these commits. */
    private void table() throws IOException, InterruptedException {
        String range = options.range().orElse(commit.id());
        Set<String> commits = options.range().isPresent() ? Commit.range(range) : Set.of(commit.id());
        List<PlayedRound> rounds = lines().stream()
                .map(line -> Json.read(line, PlayedRound.class))
                .filter(round -> commits.contains(round.commit()))
                .toList();
        RoundTable table = new RoundTable(rounds);
        say("\n" + table.table());
        if (options.write()) {
            Files.createDirectories(PAGE.getParent());
            Files.writeString(PAGE, table.page(range));
        }
    }

    private List<String> lines() throws IOException {
        return Files.exists(options.results()) ? Files.readAllLines(options.results()) : List.of();
    }

    private static void say(String words) {
        System.out.println(words);
    }
}
