// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.drill;

import io.jumpkit.lab.LabBench;
import io.jumpkit.testing.JumpkitProcess.Ended;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** The round that this process plays: one drill in one way, every choice drawn from one seed. Plain where nobody says. */
public final class Round {
    /** System properties that say which. */
    public static final String WAY = "jumpkit.drill.way";

    public static final String SEED = "jumpkit.drill.seed";
    public static final String FOLDER = "jumpkit.drill.folder";

    /** What was seen, a line each; in the round's folder. */
    public static final String NOTES = "notes.txt";

    private static final Round CURRENT = new Round(
            Way.of(System.getProperty(WAY, Way.PLAIN.word())),
            Long.getLong(SEED, 0),
            Optional.ofNullable(System.getProperty(FOLDER)).map(Path::of));

    private final Way way;
    private final RandomGenerator random;
    private final Optional<Path> folder;

    private Round(Way way, long seed, Optional<Path> folder) {
        this.way = way;
        // Neighbouring seeds shall draw nothing alike; java.util.Random begins alike for them.
        this.random = new SplittableRandom(seed);
        this.folder = folder;
    }

    static Round current() {
        return CURRENT;
    }

    Way way() {
        return way;
    }

    RandomGenerator random() {
        return random;
    }

    /** Keeps which etcd it was. */
    void played(LabBench lab) throws InterruptedException {
        if (folder.isPresent()) {
            note("etcd " + lab.console("n4", "sh", "-c", "etcd --version | sed -n 's/etcd Version: //p'"));
        }
    }

    /** Keeps what happened, for whoever asked for the round. */
    void note(String words) {
        folder.ifPresent(f -> append(f.resolve(NOTES), words + "\n"));
        screen("-- " + words);
    }

    /** Keeps what an operator saw. */
    void saw(List<String> words, Ended ended, Duration took) {
        screen("$ jumpkit " + String.join(" ", words));
        screen(ended.out() + ended.err());
        screen("-- exit " + ended.exit() + " after " + took.toMillis() + " ms");
    }

    private void screen(String text) {
        if (folder.isPresent()) {
            System.out.println(text);
        }
    }

    private static void append(Path file, String text) {
        try {
            Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
