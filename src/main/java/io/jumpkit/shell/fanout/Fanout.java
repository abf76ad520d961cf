// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.shell.fanout;

import io.jumpkit.command.Invocation;
import io.jumpkit.deadline.Cancellation;
import io.jumpkit.error.ExitCode;
import io.jumpkit.error.UserError;
import io.jumpkit.inventory.Node;
import io.jumpkit.output.Line;
import io.jumpkit.output.Question;
import io.jumpkit.shell.fanout.fold.FoldedOutput;
import io.jumpkit.shell.fanout.fold.SameOutput;
import io.jumpkit.ssh.NodeResult;
import io.jumpkit.ssh.Progress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Runs a plan: the trial, the question, the batches, and the stop after too many failures. */
final class Fanout {
    private final Invocation in;
    private final Work work;
    private final FoldedOutput folded;
    private final List<NodeResult> results = new ArrayList<>();
    private final Cancellation inner = new Cancellation();

    /** What is done to nodes. */
    @FunctionalInterface
    interface Work {
        /** Does it to all of them in parallel and returns one result for each, in their order. */
        List<NodeResult> on(Collection<Node> nodes, Progress progress, Cancellation cancellation);
    }

    Fanout(Invocation in, Work work, FoldedOutput folded) {
        this.in = in;
        this.work = work;
        this.folded = folded;
    }

    /** Runs it to its end, or to where it stops. */
    Report run(Plan plan) throws InterruptedException {
        Cancellation.Registration registration = in.cancellation().onCancel(inner::cancel);
        try {
            return stages(plan);
        } finally {
            registration.close();
        }
    }

    private Report stages(Plan plan) throws InterruptedException {
        // One count for the trial and all batches: the limit is on nodes, however they are divided.
        FailureCount failures = new FailureCount(plan.failFast().orElse(Integer.MAX_VALUE), inner);
        List<Node> trial = plan.trial();
        if (!trial.isEmpty()) {
            if (!plan.goOn() && !in.console().canAsk()) {
                throw UserError.usage(
                        "a trial asks whether to go on, and there is nobody to ask",
                        "add --go-on, or run it in the shell");
            }
            ask(plan, trial, failures);
            if (in.cancellation().isCancelled()) {
                return report(plan, ExitCode.INTERRUPTED);
            }
            if (inner.isCancelled()) {
                return report(plan, ExitCode.DONE);
            }
            if (!mayGoOn(plan)) {
                return report(plan, plan.goOn() ? ExitCode.DONE : ExitCode.STOPPED);
            }
        }
        // What failed in the trial the operator has seen, and said to go on.
        long accepted = failed();
        List<List<Node>> batches = plan.batches();
        for (int i = 0; i < batches.size() && !inner.isCancelled(); i++) {
            if (i > 0) {
                pause(plan);
            }
            ask(plan, batches.get(i), failures);
            if (plan.endsAfter(failed() - accepted)) {
                break;
            }
        }
        return report(plan, in.cancellation().isCancelled() ? ExitCode.INTERRUPTED : ExitCode.DONE);
    }

    private long failed() {
        return results.stream().filter(r -> !r.ok()).count();
    }

    private Report report(Plan plan, ExitCode stopped) {
        List<Node> asked = results.stream().map(NodeResult::node).toList();
        return new Report(
                List.copyOf(results),
                plan.nodes().stream().filter(n -> !asked.contains(n)).toList(),
                stopped);
    }

    private void ask(Plan plan, List<Node> nodes, FailureCount failures) {
        LiveView view = new LiveView(nodes, folded, System::nanoTime);
        try (LiveScreen screen = new LiveScreen(in.console(), view)) {
            Progress progress = failures.listening(screen.progress());
            Work asking = plan.window().<Work>map(n -> new Window(work, n)).orElse(work);
            results.addAll(asking.on(nodes, progress, inner));
        }
    }

    /** Shows what the trial gave and asks about the rest. */
    private boolean mayGoOn(Plan plan) {
        String rest = Plan.names(
                        plan.nodes().subList(results.size(), plan.nodes().size()))
                .toString();
        int left = plan.nodes().size() - results.size();
        boolean well = results.stream().allMatch(NodeResult::ok);
        if (plan.goOn()) {
            return well;
        }
        folded.lines(SameOutput.of(results)).forEach(in.console()::say);
        String answer = in.console()
                .ask(Question.of(
                        (well ? "" : "That did not go well. ") + "Go on with " + rest + " (" + left + ")? [y/N] ",
                        "--go-on"));
        boolean yes = List.of("y", "yes").contains(answer.strip().toLowerCase(java.util.Locale.ROOT));
        if (!yes) {
            in.console().say(Line.of("left out: " + rest));
        }
        return yes;
    }

    private void pause(Plan plan) throws InterruptedException {
        CountDownLatch calledOff = new CountDownLatch(1);
        Cancellation.Registration registration = inner.onCancel(calledOff::countDown);
        calledOff.await(plan.pause().toMillis(), TimeUnit.MILLISECONDS);
        registration.close();
    }
}
