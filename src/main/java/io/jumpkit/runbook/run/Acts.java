// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.runbook.run;

import io.jumpkit.command.DangerCommand;
import io.jumpkit.command.Invocation;
import io.jumpkit.command.Pipeline;
import io.jumpkit.command.Prepared;
import io.jumpkit.command.Verdict;
import io.jumpkit.deadline.Cancellation;
import io.jumpkit.error.UserError;
import io.jumpkit.output.Result;
import io.jumpkit.runbook.model.Block;
import io.jumpkit.runbook.model.Code;
import io.jumpkit.session.Focus;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

    /** The same, refused when the session is read-only. */
    List<Prepared> prepare(Block block) {
        List<Prepared> all = understand(block);
        all.forEach(prepared -> run.in().dispatcher().permit(prepared, run.in().session()));
        if (block.code().orElseThrow() instanceof Code.Shell) {
            permitScript(block);
        }
        return all;
    }

    private Prepared prepare(Pipeline pipeline) {
        return run.in()
                .dispatcher()
                .prepare(Lines.fill(pipeline, run.variables()), run.in().session());
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
     */
    ActEnd perform(Act act, Block block, Attempt attempt) throws InterruptedException {
        boolean undo = block instanceof Block.Undo;
        Focus before = run.in().session().focus();
        try {
            Focused.on(block.options().on(), run);
            Ready ready = ready(block, act.line());
            Map<String, Object> intent = new LinkedHashMap<>();
            intent.put("act", act.key());
            intent.put("line", show(block, act.line()));
            intent.put("attempt", attempt.number());
            if (attempt.heldBefore()) {
                intent.put("held_before", true);
            }
            block.options()
                    .on()
                    .ifPresent(on -> intent.put("nodes", Focused.nodes(on, run).toString()));
            run.write(undo ? Kind.UNDO_INTENT : Kind.INTENT, act.step(), intent);
            run.journal().sync();
            long start = run.pace().nanos();
            ActEnd end = bounded(ready, block);
            result(act, block, end, Duration.ofNanos(run.pace().nanos() - start));
            return end;
        } finally {
            run.in().session().focus(before);
        }
    }

    /** An act that needs nothing any more but to be started. */
    private interface Ready {
        ActEnd start(Cancellation cancellation) throws InterruptedException;
    }

    private Ready ready(Block block, int line) throws InterruptedException {
        if (block.code().orElseThrow() instanceof Code.Shell shell) {
            permitScript(block);
            scripts.nodes(block);
            return cancellation -> scripts.run(block, shell, cancellation);
        }
        Prepared prepared =
                prepare(Lines.of((Code.Typed) block.code().orElseThrow()).get(line));
        run.in().dispatcher().permit(prepared, run.in().session());
        Invocation confirmed = confirmed(prepared);
        return cancellation -> command(prepared, confirmed, cancellation);
    }

    /** The engine has asked already; the command is told what was confirmed. */
    private Invocation confirmed(Prepared prepared) throws InterruptedException {
        if (prepared.action() instanceof DangerCommand danger) {
            String cluster = run.in().session().requireCluster().name();
            return run.in().confirmed(cluster + "/" + danger.danger(run.in()).target());
        }
        return run.in();
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
