// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.drill.rounds;

import io.jumpkit.drill.Round;
import io.jumpkit.drill.Way;
import io.jumpkit.lab.LabBench;
import io.jumpkit.lab.LabExtension;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Plays rounds on one instance of the lab, each in a process of its own; keeps the folders of those that failed. */
final class RoundProcess implements AutoCloseable {
    private static final int LIMIT_MINUTES = 25;
    private static final String TROUBLE = "trouble: ";
    private static final String FOLLOWED = "followed ";

    private final String instance;
    private final Path folders;
    private final Commit commit;
    private volatile Process playing;
    private volatile boolean closed;

    RoundProcess(String instance, Path folders, Commit commit) {
        this.instance = instance;
        this.folders = folders;
        this.commit = commit;
    }

    /** Plays one to its end. */
    PlayedRound play(DrillName drill, Way way, long seed) throws IOException, InterruptedException {
        Path folder = folders.resolve(drill + "-" + way.word() + "-" + seed).toAbsolutePath();
        delete(folder);
        Files.createDirectories(folder);
        boolean passed = run(drill, way, seed, folder);
        Path file = folder.resolve(Round.NOTES);
        List<String> notes = Files.exists(file) ? Files.readAllLines(file) : List.of();
        PlayedRound played = new PlayedRound(
                commit.id(),
                drill.runbook(),
                drill.toString(),
                way,
                seed,
                passed,
                numbers(notes) / 1000.0,
                said(notes, TROUBLE),
                Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
                System.getProperty("java.version"),
                said(notes, "etcd ").stream().findFirst().orElse(""),
                passed ? "" : folder.toString());
        if (passed) {
            delete(folder);
        }
        return played;
    }

    private boolean run(DrillName drill, Way way, long seed, Path folder) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(argv(drill, way, seed, folder))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("screen.txt").toFile());
        builder.environment().put("JUMPKIT_KEEP_LAB", "1");
        Process process = builder.start();
        playing = process;
        if (!process.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES)) {
            end(process);
        }
        return process.exitValue() == 0;
    }

    private List<String> argv(DrillName drill, Way way, long seed, Path folder) {
        List<String> argv = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path")));
        set(argv, Round.WAY, way.word());
        set(argv, Round.SEED, Long.toString(seed));
        set(argv, Round.FOLDER, folder.toString());
        set(argv, LabBench.INSTANCE, instance);
        set(argv, LabBench.STATE, folder.resolve("state").toString());
        way.profile().ifPresent(profile -> set(argv, LabExtension.PROFILE, profile));
        argv.addAll(List.of(PlayRound.class.getName(), drill.className(), drill.method()));
        return argv;
    }

    private static void set(List<String> argv, String property, String value) {
        argv.add("-D" + property + "=" + value);
    }

    /** Whether it was ended; a round that was under way then is none. */
    boolean isClosed() {
        return closed;
    }

    /** Ends what runs of it: the round under way, and the instance. */
    @Override
    public void close() {
        closed = true;
        Process running = playing;
        if (running != null) {
            end(running);
        }
        try {
            new ProcessBuilder("src/lab/lab", "--instance", instance, "down", "--purge")
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void end(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().onExit().join();
    }

    private static List<String> said(List<String> notes, String begin) {
        return notes.stream()
                .filter(note -> note.startsWith(begin))
                .map(note -> note.substring(begin.length()))
                .toList();
    }

    private static double numbers(List<String> notes) {
        return said(notes, FOLLOWED).stream()
                .mapToLong(ms -> Long.parseLong(ms.replace(" ms", "")))
                .sum();
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            all.sorted(Comparator.reverseOrder()).forEach(RoundProcess::deleteOne);
        }
    }

    private static void deleteOne(Path path) {
        try {
            Files.delete(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
