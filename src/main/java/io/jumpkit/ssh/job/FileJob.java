// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.ssh.job;

import io.jumpkit.deadline.Deadline;
import io.jumpkit.ssh.NodeResult;
import io.jumpkit.ssh.NodeResult.Remains;
import io.jumpkit.ssh.Outcome;
import io.jumpkit.ssh.Progress;
import io.jumpkit.ssh.exec.ShellFiles;
import io.jumpkit.ssh.transport.Connection;
import io.jumpkit.ssh.transport.Files;
import io.jumpkit.ssh.transport.Unreached;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;

/** Moves a file; broken off when nothing has moved for a while. */
public final class FileJob implements Job {
    private static final Duration STALLED = Duration.ofSeconds(30);

    private final Move move;
    private final ScheduledExecutorService timer;
    private volatile Files files;
    private volatile long movedNanos;
    private volatile boolean stopped;
    private volatile boolean stalled;

    /** What is moved where; returns what to say when it is done. */
    public interface Move {
        String move(Files files, LongConsumer moved) throws IOException;

        long totalBytes();
    }

    public FileJob(Move move, ScheduledExecutorService timer) {
        this.move = move;
        this.timer = timer;
    }

    @Override
    public NodeResult run(Connection connection, Duration channelPatience, Report report) throws Unreached {
        if (stopped) {
            return report.result(Answer.none(Outcome.CANCELLED, "called off before it began", Remains.NOTHING));
        }
        report.phase(Progress.Phase.RUNNING);
        movedNanos = System.nanoTime();
        ScheduledFuture<?> watch = timer.scheduleWithFixedDelay(this::look, 5, 5, TimeUnit.SECONDS);
        try (Files open = open(connection, channelPatience)) {
            files = open;
            if (stopped) {
                breakOff(); // whoever called it off while it was opened found nothing to break off
            }
            String words = move.move(open, sum -> {
                movedNanos = System.nanoTime();
                report.moved(sum, move.totalBytes());
            });
            return report.result(Answer.exited(0, "", words));
        } catch (IOException e) {
            return report.result(failure(e, connection));
        } catch (UncheckedIOException e) {
            return report.result(failure(e.getCause(), connection));
        } finally {
            watch.cancel(false);
        }
    }

    private Answer failure(IOException e, Connection connection) {
        if (stopped) {
            return Answer.none(Outcome.CANCELLED, "called off before it was seen in place", Remains.NOTHING);
        }
        if (stalled) {
            String words = "nothing moved for " + STALLED.toSeconds() + " s";
            return Answer.none(Outcome.COMMAND_TIMEOUT, words, Remains.NOTHING);
        }
        if (!connection.isOpen()) {
            return Answer.none(Outcome.CUT, "the connection broke before it was seen in place", Remains.NOTHING);
        }
        return Answer.exited(1, e.getMessage(), e.getMessage());
    }

    private static Files open(Connection connection, Duration patience) throws Unreached {
        try {
            return connection.files(Deadline.in(patience));
        } catch (Unreached e) {
            if (e.isPassing()) {
                throw e;
            }
            return new ShellFiles(connection);
        }
    }

    private void look() {
        if (System.nanoTime() - movedNanos > STALLED.toNanos()) {
            stalled = true;
            breakOff();
        }
    }

    @Override
    public void stop() {
        stopped = true;
        breakOff();
    }

    private void breakOff() {
        Files open = files;
        if (open != null) {
            open.close();
        }
    }

    @Override
    public Duration patience() {
        return STALLED;
    }
}
