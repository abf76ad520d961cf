// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.clock;

import io.jumpkit.command.Invocation;
import io.jumpkit.deadline.Deadline;
import io.jumpkit.inventory.Node;
import io.jumpkit.output.Unanswered;
import io.jumpkit.ssh.NodeResult;
import io.jumpkit.ssh.NodeUnreachable;
import io.jumpkit.ssh.Progress;
import io.jumpkit.ssh.RemoteCommand;
import io.jumpkit.ssh.RemoteProcess;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Looks at every node's clock again and again over one open channel each, all nodes at once. */
final class ClockProbe {
    /** One process that answers every line, so that only {@code date} itself starts between question and answer. */
    private static final String LOOP = "LC_ALL=C; export LC_ALL; while read x; do date +%s.%N; done";

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration NTP_PATIENCE = Duration.ofSeconds(5);

    private final Invocation in;
    private final int samples;
    private final Duration patience;

    ClockProbe(Invocation in, int samples) {
        this(in, samples, PATIENCE);
    }

    /**
     * A probe.
     *
     * @param patience how long a node may take for all its answers
     */
    ClockProbe(Invocation in, int samples, Duration patience) {
        this.in = in;
        this.samples = samples;
        this.patience = patience;
    }

    /** What came. */
    record Answers(List<ClockRow> rows, List<Unanswered> unanswered) {}

    /** Why a node gave no reading, or the best one. */
    private record Look(Optional<Reading> best, String reason, String detail) {}

    Answers ask(List<Node> nodes) throws InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(
                Math.min(nodes.size() + 1, in.session().settings().fanout() + 1));
        // Closing waits for the node: neither the clock that all futures share nor the readers' threads, which may all
        // be waiting for just that, can do it.
        ExecutorService closers = Executors.newCachedThreadPool();
        try {
            Future<Map<String, String>> ntp = threads.submit(() -> ntp(nodes));
            List<Future<Look>> looks = nodes.stream()
                    .map(node -> threads.submit(() -> look(node, closers)))
                    .toList();
            return answers(nodes, looks, ntp);
        } finally {
            threads.shutdownNow();
            closers.shutdown();
        }
    }

    private Answers answers(List<Node> nodes, List<Future<Look>> looks, Future<Map<String, String>> ntp)
            throws InterruptedException {
        List<ClockRow> rows = new ArrayList<>();
        List<Unanswered> unanswered = new ArrayList<>();
        Deadline deadline = Deadline.in(patience.multipliedBy(3));
        for (int i = 0; i < nodes.size(); i++) {
            String name = nodes.get(i).name();
            Look look = get(looks.get(i), deadline).orElse(new Look(Optional.empty(), "command-timeout", "no answer"));
            if (look.best().isPresent()) {
                String state = get(ntp, deadline).map(all -> all.get(name)).orElse(NtpState.UNKNOWN);
                rows.add(ClockRow.of(name, look.best().get(), state));
            } else {
                unanswered.add(new Unanswered(name, look.reason(), look.detail()));
            }
        }
        return new Answers(rows, unanswered);
    }

    private static <T> Optional<T> get(Future<T> future, Deadline deadline) throws InterruptedException {
        try {
            return Optional.ofNullable(future.get(deadline.leftMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            return Optional.empty();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    private Map<String, String> ntp(List<Node> nodes) {
        Map<String, String> states = new HashMap<>();
        RemoteCommand command = RemoteCommand.of(NtpState.SCRIPT, NTP_PATIENCE);
        for (NodeResult result : in.session().remote().run(nodes, command, Progress.NONE, in.cancellation())) {
            states.put(result.node().name(), NtpState.parse(result.out()));
        }
        return states;
    }

    private Look look(Node node, Executor closers) {
        try (RemoteProcess process = in.session().remote().start(node, RemoteCommand.of(LOOP, patience), patience)) {
            Deadline deadline = Deadline.in(patience);
            // A read that never returns ends when the channel is closed under it.
            CompletableFuture<Void> watchdog = new CompletableFuture<>();
            watchdog.completeOnTimeout(null, deadline.leftMillis(), TimeUnit.MILLISECONDS)
                    .thenRunAsync(process::close, closers);
            List<Reading> readings = read(process, in.session().clock(), deadline);
            watchdog.cancel(false);
            return Reading.best(readings)
                    .map(best -> new Look(Optional.of(best), "", ""))
                    .orElseGet(() -> none(deadline));
        } catch (NodeUnreachable e) {
            return new Look(Optional.empty(), e.outcome().toString(), String.valueOf(e.getMessage()));
        } catch (IOException e) {
            return new Look(Optional.empty(), "cut", String.valueOf(e.getMessage()));
        }
    }

    private Look none(Deadline deadline) {
        return deadline.isOver()
                ? new Look(Optional.empty(), "command-timeout", "its shell said nothing in time")
                : new Look(Optional.empty(), "not-understood", "it has no date that tells seconds");
    }

    private List<Reading> read(RemoteProcess process, Clock clock, Deadline deadline) throws IOException {
        Asking asking = new Asking(process.stdin(), process.stdout(), clock);
        List<Reading> readings = new ArrayList<>();
        // The first answer pays for the shell's start and is seldom the best.
        for (int i = 0; i <= samples && !deadline.isOver() && !in.cancellation().isCancelled(); i++) {
            if (!asking.once(readings)) {
                break;
            }
        }
        return readings;
    }
}
