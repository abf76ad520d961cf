// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.runbook.run;

import io.jumpkit.command.DangerCommand;
import io.jumpkit.command.Invocation;
import io.jumpkit.command.Pipeline;
import io.jumpkit.command.Prepared;
import io.jumpkit.command.Verdict;
import io.jumpkit.deadline.Cancellation;
import io.jumpkit.error.UserError;
import io.jumpkit.inventory.nodeset.NodeSet;
import io.jumpkit.output.Result;
import io.jumpkit.runbook.model.Block;
import io.jumpkit.runbook.model.Code;
import io.jumpkit.session.Focus;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/** Makes changes, each between two records of the journal: what is about to happen, and how it ended. */
final class Acts {
    private final RunContext run;
    private final Scripts scripts;

    Acts(RunContext run) {
        this.run = run;
        this.scripts = new Scripts(run);
    }

    /** The commands of a block, understood but not run; none of a script. */
    List<Prepared> understand(Block block) {
        if (block.code().orElseThrow() instanceof Code.Typed typed) {
            return Lines.of(typed).stream().map(this::prepare).toList();
        }
        scripts.nodes(block);
        return List.of();
    }

    /**
     * What these lines of a block would be done to now.
     *
     * @throws UserError when one is not understood, or refused now
     */
    Aim aim(Block block, List<Integer> lines) throws InterruptedException {
        Focus before = run.in().session().focus();
        try {
            Optional<NodeSet> nodes = block.options().on().map(on -> Focused.nodes(on, run));
            nodes.ifPresent(set -> run.in().session().focus(Focus.of(set)));
            Map<Integer, Aim.Line> all = new LinkedHashMap<>();
            for (int line : lines) {
                all.put(line, aim(block, line));
            }
            return new Aim(nodes, all);
        } finally {
            run.in().session().focus(before);
        }
    }

    private Aim.Line aim(Block block, int line) throws InterruptedException {
        if (block.code().orElseThrow() instanceof Code.Shell shell) {
            permitScript(block);
            scripts.nodes(block);
            return new Aim.Line(Optional.empty(), scripts.words(shell), Optional.empty());
        }
        Prepared prepared =
                prepare(Lines.of((Code.Typed) block.code().orElseThrow()).get(line));
        run.in().dispatcher().permit(prepared, run.in().session());
        Optional<String> target = prepared.action() instanceof DangerCommand danger
                ? Optional.of(danger.danger(run.in()).target())
                : Optional.empty();
        return new Aim.Line(Optional.of(prepared), Map.of(), target);
    }

    private Prepared prepare(Pipeline pipeline) {
        return Lines.prepare(pipeline, run);
    }

    private void permitScript(Block block) {
        if (!run.in().session().writeMode().isWritable()) {
            throw UserError.refused(
                    "a script can change things and this session is read-only", "type: rw --for 15m --reason \"WHY\"");
        }
        if (block.options().danger()) {
            run.in().session().permitDanger("this script");
        }
    }

    /** How a block's line is shown and written down. */
    String show(Block block, int line) {
        return block.code().orElseThrow() instanceof Code.Typed typed
                ? Lines.showAsFarAsKnown(Lines.of(typed).get(line), run.variables())
                : ((Code.Shell) block.code().orElseThrow()).script().strip();
    }

    /**
     * One try.
     *
     * @param number counted from 1
     * @param heldBefore whether what is to tell that it happened holds already, and so tells nothing
     */
    record Attempt(int number, boolean heldBefore) {}

    /**
     * Does it: {@code intent} is on the disk before anything happens, {@code result} after. When the process dies in
     * between, or the operator stops it, the act stays unknown.
     *
     * @param agreed what was agreed to, where somebody had to agree
     * @throws UserError before anything is done, when it cannot be begun or is not what was agreed to
     */
    ActEnd perform(Act act, Block block, Attempt attempt, Optional<Aim> agreed) throws InterruptedException {
        Focus before = run.in().session().focus();
        try {
            Aim aim = aim(block, List.of(act.line()));
            agreed.ifPresent(then -> then.mustStillBe(aim, act.line()));
            aim.nodes().ifPresent(nodes -> run.in().session().focus(Focus.of(nodes)));
            run.write(
                    block instanceof Block.Undo ? Kind.UNDO_INTENT : Kind.INTENT,
                    act.step(),
                    intent(act, block, attempt, aim));
            run.journal().sync();
            long start = run.pace().nanos();
            ActEnd end = bounded(ready(block, act.line(), aim), block);
            result(act, block, end, Duration.ofNanos(run.pace().nanos() - start));
            return end;
        } finally {
            run.in().session().focus(before);
        }
    }

    private Map<String, Object> intent(Act act, Block block, Attempt attempt, Aim aim) {
        Map<String, Object> intent = new LinkedHashMap<>();
        intent.put("act", act.key());
        intent.put("line", show(block, act.line()));
        intent.put("attempt", attempt.number());
        if (attempt.heldBefore()) {
            intent.put("held_before", true);
        }
        aim.nodes().ifPresent(nodes -> intent.put("nodes", nodes.toString()));
        return intent;
    }

    /** An act that needs nothing any more but to be started. */
    private interface Ready {
        ActEnd start(Cancellation cancellation) throws InterruptedException;
    }

    private Ready ready(Block block, int line, Aim aim) {
        if (block.code().orElseThrow() instanceof Code.Shell shell) {
            return cancellation -> scripts.run(block, shell, aim.nodes().orElseThrow(), cancellation);
        }
        // The engine has asked already; the command is told what was confirmed.
        Aim.Line one = aim.lines().get(line);
        String cluster = run.in().session().requireCluster().name();
        Invocation in = one.target()
                .map(target -> run.in().confirmed(cluster + "/" + target))
                .orElse(run.in());
        return cancellation -> command(one.command().orElseThrow(), in, cancellation);
    }

    private ActEnd command(Prepared prepared, Invocation in, Cancellation cancellation) throws InterruptedException {
        Invocation own = new Invocation(in.session(), in.console(), cancellation, in.dispatcher(), in.confirm());
        Result result;
        try {
            result = prepared.run(own);
        } catch (UserError e) {
            return ActEnd.of(e);
        }
        ActEnd end = ActEnd.of(result);
        return end.outcome() == ActEnd.Outcome.OK ? judged(prepared, result, end) : end;
    }

    /** What was done was done, whatever is wrong with what judges it. */
    private ActEnd judged(Prepared prepared, Result result, ActEnd end) {
        try {
            Verdict verdict = prepared.judge(result, run.variables().all());
            return verdict.failure().map(ActEnd::failed).orElse(end);
        } catch (UserError e) {
            return ActEnd.unjudged(e);
        }
    }

    private ActEnd bounded(Ready ready, Block block) throws InterruptedException {
        Duration timeout =
                block.options().timeout().orElse(run.in().session().settings().timeout());
        Bounded.Ended<ActEnd> ended = run.bounded().run(timeout, run.in().cancellation(), ready::start);
        boolean good = ended.value() != null && ended.value().outcome() == ActEnd.Outcome.OK;
        if (ended.late() && !good) {
            return ActEnd.late(RunScreen.time(timeout));
        }
        if (run.in().cancellation().isCancelled() && !good) {
            throw new CancellationException("stopped by the operator");
        }
        return ended.value();
    }

    private void result(Act act, Block block, ActEnd end, Duration took) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("act", act.key());
        fields.put("outcome", end.outcome().toString());
        fields.put("why", end.words());
        if (end.untouched()) {
            fields.put("untouched", true);
        }
        fields.put("whole", act.line() == Settling.lines(block.code().orElseThrow()) - 1);
        fields.put("took_ms", took.toMillis());
        if (end.outcome() == ActEnd.Outcome.OK) {
            block.opening().capture().ifPresent(name -> {
                fields.put("capture", name);
                fields.put("value", end.value());
            });
        }
        run.write(block instanceof Block.Undo ? Kind.UNDO_RESULT : Kind.RESULT, act.step(), fields);
    }
}
