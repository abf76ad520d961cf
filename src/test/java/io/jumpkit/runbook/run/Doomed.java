// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.runbook.run;

import io.jumpkit.runbook.Fleet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.UnaryOperator;

/**
 * A process that follows many runs at once, each with its own fleet and folder, and each standing still between two
 * records of its journal when the process is killed.
 *
 * <p>Arguments: a folder for each run, followed by the record at which it stands still and whether that record is on the
 * disk by then. When no run moves any more, it says so on standard output and waits to be killed.
 */
final class Doomed {
    static final String STILL = "every run stands still";

    private Doomed() {}

    /**
     * Where a run stands still.
     *
     * @param record counted from the opening of the journal; 0 for a run that goes on to its end
     * @param written whether that record is on the disk
     */
    record Stand(Path folder, int record, boolean written) {
        String words() {
            return folder + " " + record + " " + written;
        }

        static Stand of(String words) {
            String[] parts = words.split(" ");
            return new Stand(Path.of(parts[0]), Integer.parseInt(parts[1]), Boolean.parseBoolean(parts[2]));
        }

        Path effects() {
            return folder.resolve("effects");
        }
    }

    public static void main(String[] args) throws InterruptedException, IOException {
        List<Stand> stands =
                Files.readAllLines(Path.of(args[0])).stream().map(Stand::of).toList();
        CountDownLatch moving = new CountDownLatch(stands.size());
        for (Stand stand : stands) {
            new Thread(() -> follow(stand, moving), stand.folder().toString()).start();
        }
        moving.await();
        System.out.println(STILL);
        new CountDownLatch(1).await();
    }

    private static void follow(Stand stand, CountDownLatch moving) {
        try {
            Bench bench = new Bench(stand.folder(), fleet(stand.effects()));
            bench.around = standingStill(stand, moving);
            if (bench.runs().all().isEmpty()) {
                bench.start(Honest.runbook(), Honest.operator(bench), Honest.PARAMETERS, Answers.NONE);
            } else if (bench.history().end().isEmpty()) {
                bench.resume(Honest.runbook(), Honest.operator(bench), Answers.NONE);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        } finally {
            moving.countDown();
        }
    }

    /** A fleet that is as its changes have left it, with every change on the disk when it has happened. */
    private static Fleet fleet(Path effects) throws IOException {
        Files.createDirectories(effects.getParent());
        Fleet fleet = new Fleet(what -> append(effects, what));
        List<String> before = Files.exists(effects) ? Files.readAllLines(effects) : List.of();
        fleet.changes.addAll(before);
        for (String change : before) {
            String member = change.substring(change.lastIndexOf(' ') + 1);
            switch (change.split(" ")[0]) {
                case "remove" -> fleet.members.remove(member);
                case "add" -> fleet.members.put(member, false);
                case "start" -> fleet.members.put(member, true);
                default -> {}
            }
        }
        return fleet;
    }

    private static void append(Path effects, String what) {
        try {
            Files.writeString(
                    effects,
                    what + "\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND,
                    StandardOpenOption.SYNC);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static UnaryOperator<JournalSink> standingStill(Stand stand, CountDownLatch moving) {
        return sink -> new JournalSink() {
            private int seen;

            @Override
            public void append(String line) {
                boolean here = ++seen == stand.record();
                if (!here || stand.written()) {
                    sink.append(line);
                }
                if (here) {
                    moving.countDown();
                    forEver();
                }
            }

            @Override
            public void close() {
                sink.close();
            }
        };
    }

    private static void forEver() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            throw new IllegalStateException("only a kill ends this", e);
        }
    }
}
