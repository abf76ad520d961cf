// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.runbook.run;

import io.jumpkit.command.Invocation;
import io.jumpkit.command.LineGrammar;
import io.jumpkit.error.ExitCode;
import io.jumpkit.error.UserError;
import io.jumpkit.expression.Expressions;
import io.jumpkit.output.Mark;
import io.jumpkit.output.Result;
import io.jumpkit.runbook.model.Runbook;
import io.jumpkit.runbook.model.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;

/**
 * Follows a runbook.
 *
 * <h2>How this works</h2>
 *
 * <p><b>The journal is the truth.</b> A run has no state of its own in memory: {@link History} is what the journal's
 * records amount to, and every decision is taken from it. So a run that was killed is gone on with by reading its journal
 * and calling {@link #follow()} again; there is no other way to resume. Each record is one write and one fsync, before
 * anything that depends on it happens. A last line that the crash tore is cut off: what it told of had not begun.
 *
 * <p><b>An act is done at most once.</b> {@link Acts} writes {@code intent} before it acts and {@code result} after. An
 * intent without a result is {@link Act.State#UNKNOWN}: {@link Settling} asks the cluster (Skip if, Verify), then the
 * operator, and writes down what it learned; only an act that is known not to have happened is done again. A command that
 * timed out or lost its connection is unknown in the same way, without any crash.
 *
 * <p><b>A step</b> ({@link StepRunner}) compares the fingerprint, settles what is unknown, ends at once when a Skip if
 * holds and nothing of it was ever attempted, checks its {@link Guards} unless something of it was done already, and then
 * takes its blocks in their order: {@link RunBlock}, {@link Watching} for Verify and Wait until, {@link Asking} for what
 * only the operator can do. What was answered or done before is passed over.
 *
 * <p><b>Where it goes</b> is a {@link Next}. Steps only go forward; those that a choice leaves out are written down as
 * skipped. {@link Undoing} goes back, newest first, each act with the operator's word.
 *
 * <p><b>Leaving.</b> Whatever the operator can mend is a {@link UserError}: the engine writes {@code stop}, and the error
 * goes on to the shell with the words to resume. Exit code 4 as long as something it changed is not verified or unknown
 * ({@link Unverified}), or as an abort left something; else 3 for a Guard, 1 for what failed, 5 for the operator's own wish.
 *
 * <p><b>Two shells on one run</b> cannot be: {@link RunFolder} holds a lock as long as the journal is open, and tells
 * whoever comes second who has it.
 */
public final class RunbookEngine {
    private final RunContext run;
    private final Fingerprints fingerprints;
    private final Siblings siblings;

    /**
     * What a run needs.
     *
     * @param id the run's id
     * @param parameters by name
     * @param siblings the runbooks that this one may hand over to
     */
    record Setup(
            Runbook runbook,
            String id,
            Journal journal,
            Map<String, Variables.Value> parameters,
            Answers answers,
            Invocation in,
            Expressions expressions,
            Pace pace,
            Siblings siblings) {}

    RunbookEngine(Setup setup, Bounded bounded) {
        Invocation in = setup.in();
        History history = setup.journal().history();
        this.siblings = setup.siblings();
        this.fingerprints = new Fingerprints(setup.runbook(), in);
        String cluster = in.session().requireCluster().name();
        this.run = new RunContext(
                setup.runbook(),
                setup.id(),
                setup.journal(),
                new Variables(setup.parameters(), history),
                setup.answers(),
                in,
                setup.expressions(),
                setup.pace(),
                bounded,
                RunScreen.of(in.console(), setup.runbook(), cluster, history, setup.id()));
    }

    /** Follows the steps from wherever the journal says the run stands. */
    Result follow() throws InterruptedException {
        return leaving(this::steps);
    }

    /** Takes back what was done. */
    Result abort() throws InterruptedException {
        return leaving(this::undo);
    }

    /** Work that may end in leaving the run. */
    private interface Work {
        Result run() throws InterruptedException;
    }

    private Result leaving(Work work) throws InterruptedException {
        try {
            return work.run();
        } catch (UserError e) {
            stopAfter(e);
            throw hinted(e);
        } catch (CancellationException e) {
            UserError left = run.leave(run.unless(ExitCode.STOPPED), "stopped by the operator");
            stop(left.exit(), left.what());
            throw left;
        } catch (InterruptedException e) {
            stop(ExitCode.INTERRUPTED, "interrupted");
            throw e;
        }
    }

    /** When it was the journal that could not be written, that stays the error to be told. */
    private void stopAfter(UserError e) {
        try {
            stop(e.exit(), e.what());
        } catch (UserError again) {
            e.addSuppressed(again);
        }
    }

    private void stop(ExitCode exit, String why) {
        run.write(Kind.STOP, "", Map.of("exit", exit.number(), "why", why));
    }

    /** What a command refused says itself what to type; that the run can be gone on with is added. */
    private UserError hinted(UserError e) {
        String resume = run.goOn();
        return e.hint().contains(resume)
                ? e
                : UserError.of(e.exit(), e.what(), (e.hint().isEmpty() ? "" : e.hint() + "   then: ") + resume)
                        .causedBy(e);
    }

    private Result steps() throws InterruptedException {
        List<Step> steps = run.runbook().steps();
        StepRunner runner = new StepRunner(run, fingerprints);
        int at = 0;
        while (at < steps.size()) {
            Step step = steps.get(at);
            Next next = run.history().step(step.id()).isOver() ? chosenBefore(step) : runner.run(step);
            if (next instanceof Next.Abort) {
                return undo();
            }
            if (next instanceof Next.HandOver other) {
                return handOver(other.runbook());
            }
            int to = next instanceof Next.Jump jump ? run.runbook().indexOf(jump.step()) : at + 1;
            leaveOut(steps.subList(at + 1, to), runner);
            at = to;
        }
        return done();
    }

    /** A step that is over may have said where to go on, before the process died. */
    private Next chosenBefore(Step step) {
        return run.history()
                .choice(step.id())
                .<Next>map(word -> run.runbook().step(word).isPresent() ? new Next.Jump(word) : new Next.HandOver(word))
                .orElse(Next.ON);
    }

    private void leaveOut(List<Step> between, StepRunner runner) {
        between.stream()
                .filter(step -> !run.history().step(step.id()).isOver())
                .forEach(step -> runner.end(step, StepState.SKIPPED, "not on the chosen way"));
    }

    private Result done() {
        String words = "done: " + counted() + " in " + took();
        String failed = Unverified.failed(run.history()).stream()
                .map(act -> run.runbook().step(act.step()).map(Step::title).orElse(act.step()))
                .distinct()
                .collect(Collectors.joining("', '"));
        if (failed.isEmpty()) {
            end("done", ExitCode.DONE, words);
            return result().note(Mark.GOOD, words);
        }
        String but = words + ", but '" + failed + "' failed, may have happened in part, and was left so";
        end("done", ExitCode.UNVERIFIED, but);
        return result().note(Mark.WARN, but).exit(ExitCode.UNVERIFIED);
    }

    /** The other one is found first: whatever is wrong with that can be mended, and the run gone on with. */
    private Result handOver(String other) {
        Siblings.Sibling sibling = siblings.find(run.runbook(), other);
        String words = "this runbook is over; it goes on in " + other;
        end("handed-over", ExitCode.STOPPED, words);
        return result().note(Mark.WARN, words)
                .next("run " + LineGrammar.quote(sibling.typed()) + known(sibling.asks()))
                .exit(ExitCode.STOPPED);
    }

    /** What the other runbook asks for too is not typed again. */
    private String known(Set<String> asked) {
        return run.given().entrySet().stream()
                .filter(given -> asked.contains(given.getKey()))
                .map(given -> " --param " + LineGrammar.quote(given.getKey() + "=" + given.getValue()))
                .collect(Collectors.joining());
    }

    private Result undo() throws InterruptedException {
        if (!run.history().aborting()) {
            run.write(Kind.ABORT, "", Map.of());
        }
        run.screen().line("abort", "newest first; nothing is taken back without your word");
        Undoing undoing = new Undoing(run, fingerprints);
        undoing.all();
        boolean left = !undoing.stays().isEmpty();
        String words =
                left ? "aborted; what stays: " + String.join("; ", undoing.stays()) : "aborted; nothing of it is left";
        ExitCode exit = left ? ExitCode.UNVERIFIED : ExitCode.STOPPED;
        end("aborted", exit, words);
        String note = left ? "aborted; what stays (" + undoing.stays().size() + ") is said above" : words;
        return result().note(left ? Mark.WARN : Mark.GOOD, note).exit(exit);
    }

    private void end(String state, ExitCode exit, String words) {
        run.write(Kind.END, "", Map.of("state", state, "exit", exit.number(), "why", words));
    }

    private String counted() {
        List<StepState> states = run.runbook().steps().stream()
                .map(s -> run.history().step(s.id()))
                .toList();
        String words = states.stream().filter(s -> s == StepState.DONE).count() + " steps";
        words += counted(states, StepState.SATISFIED, "true already");
        return words + counted(states, StepState.SKIPPED, "skipped");
    }

    private static String counted(List<StepState> states, StepState state, String word) {
        long count = states.stream().filter(s -> s == state).count();
        return count == 0 ? "" : ", " + count + " " + word;
    }

    private String took() {
        Instant start = run.history().start().at();
        return RunScreen.time(Duration.between(start, run.in().session().clock().instant()));
    }

    /** The journal's records, for scripts; on a screen everything was said already, as a stream every record. */
    private Result result() {
        List<JournalRecord> records =
                run.in().console().wantsJson() ? List.of() : run.history().records();
        return Result.of(records, io.jumpkit.output.View.lines(List.of())).extra("run", run.id());
    }
}
