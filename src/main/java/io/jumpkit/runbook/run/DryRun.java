// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.runbook.run;

import io.jumpkit.command.DangerCommand;
import io.jumpkit.command.Invocation;
import io.jumpkit.command.Prepared;
import io.jumpkit.error.UserError;
import io.jumpkit.expression.Expressions;
import io.jumpkit.inventory.nodeset.NodeSet;
import io.jumpkit.output.Line;
import io.jumpkit.output.Mark;
import io.jumpkit.output.Result;
import io.jumpkit.output.Style;
import io.jumpkit.runbook.model.Block;
import io.jumpkit.runbook.model.Code;
import io.jumpkit.runbook.model.Runbook;
import io.jumpkit.runbook.model.Step;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Walks every step of every way: looks for real, shows what would be done, and does none of it. */
final class DryRun {
    private final Runbook runbook;
    private final Map<String, Variables.Value> values;
    private final Invocation in;
    private final Map<String, String> fingerprint;
    private final Bounded bounded;

    DryRun(
            Runbook runbook,
            Map<String, Variables.Value> values,
            Invocation in,
            Map<String, String> fingerprint,
            Bounded bounded) {
        this.runbook = runbook;
        this.values = values;
        this.in = in;
        this.fingerprint = fingerprint;
        this.bounded = bounded;
    }

    Result run(Expressions expressions, Pace pace) throws InterruptedException {
        Journal nowhere = new Journal(new Nowhere(), in.session().clock(), io.jumpkit.session.Events.NONE, List.of());
        String cluster = in.session().requireCluster().name();
        RunScreen screen = new RunScreen(in.console(), runbook, cluster, fingerprint, "");
        RunContext run = new RunContext(
                runbook,
                "",
                nowhere,
                new Variables(values, nowhere.history()),
                Answers.NONE,
                in,
                expressions,
                pace,
                bounded,
                screen);
        for (Step step : runbook.steps()) {
            in.cancellation().check();
            screen.header(step);
            for (Block block : step.blocks()) {
                show(step, block, run);
            }
        }
        return Result.done().note(Mark.GOOD, "dry run: nothing was changed");
    }

    private void show(Step step, Block block, RunContext run) throws InterruptedException {
        RunScreen screen = run.screen();
        if (block instanceof Block.Look look) {
            look(step, look, run);
        } else if (block instanceof Block.Run || block instanceof Block.Undo) {
            act(block, run);
        } else if (block instanceof Block.ByHand byHand) {
            screen.prose("do", byHand.text());
        } else if (block instanceof Block.Choose choose) {
            choose.choices()
                    .forEach(c -> screen.line(
                            "choose",
                            c.text() + " (" + c.word() + ")"
                                    + c.when().map(w -> " when " + w).orElse("")));
        } else {
            screen.prose(block instanceof Block.Note ? "note" : "undo", block.sentence());
        }
    }

    /** What it saw is known in what comes behind, as in a run. */
    private void look(Step step, Block.Look look, RunContext run) throws InterruptedException {
        Looks.Seen seen = new Looks(run).look(look);
        look.opening().capture().filter(name -> seen.value() != null).ifPresent(name -> {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("capture", name);
            fields.put("value", seen.value());
            run.write(Kind.GUARD, step.id(), fields);
        });
        String word = look.opening().keyword().words().toLowerCase(java.util.Locale.ROOT);
        run.screen()
                .judged(
                        word.equals("wait until") ? "wait" : word,
                        look.sentence(),
                        seen.held() ? Mark.GOOD : Mark.WARN,
                        (seen.held() ? "" : "not now: ") + seen.words());
    }

    private void act(Block block, RunContext run) throws InterruptedException {
        Acts acts = new Acts(run);
        String word = block instanceof Block.Run ? "would" : "undo";
        for (int line = 0; line < Settling.lines(block.code().orElseThrow()); line++) {
            run.screen().text(word, acts.show(block, line));
        }
        block.options().on().ifPresent(on -> run.screen().line("", nodes(on, run)));
        if (block instanceof Block.Run && block.code().orElseThrow() instanceof Code.Typed) {
            dangers(block, acts, run);
        }
    }

    /** The nodes as they are now; what names them may only come to be on the way. */
    private static Line nodes(String on, RunContext run) {
        try {
            NodeSet nodes = Focused.nodes(on, run);
            String as = nodes.toString().equals(on) ? "" : "   (" + on + ")";
            return Line.of(Style.DIM, "on " + nodes + as);
        } catch (UserError e) {
            return Line.of(Style.DIM, "on " + on).plus(Style.WARN, "   not as things are now: " + e.what());
        }
    }

    /** A dangerous command is asked what it would be about; what it needs may only come to be on the way. */
    private void dangers(Block block, Acts acts, RunContext run) throws InterruptedException {
        try {
            for (Prepared prepared : acts.understand(block)) {
                if (prepared.action() instanceof DangerCommand danger) {
                    DangerCommand.Danger about = danger.danger(in);
                    run.screen()
                            .line(
                                    "",
                                    "would ask for "
                                            + in.session().requireCluster().name() + "/" + about.target() + ": "
                                            + about.what());
                }
            }
        } catch (UserError e) {
            run.screen().line("", Line.of(Style.WARN, "not as things are now: " + e.what()));
        }
    }

    /** A journal of what does not happen. */
    private record Nowhere() implements JournalSink {
        @Override
        public void append(String line) {}

        @Override
        public void close() {}
    }
}
