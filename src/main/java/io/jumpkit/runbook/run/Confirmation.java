// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.runbook.run;

import io.jumpkit.command.DangerCommand;
import io.jumpkit.command.Prepared;
import io.jumpkit.error.UserError;
import io.jumpkit.inventory.nodeset.NodeSet;
import io.jumpkit.output.Line;
import io.jumpkit.output.Mark;
import io.jumpkit.output.Style;
import io.jumpkit.runbook.model.Block;
import io.jumpkit.runbook.model.Step;
import io.jumpkit.session.Focus;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The one question before something dangerous: everything that speaks for and against it, and {@code CLUSTER/TARGET}. */
final class Confirmation {
    private final RunContext run;
    private final Step step;

    Confirmation(RunContext run, Step step) {
        this.run = run;
        this.step = step;
    }

    /**
     * What is asked about.
     *
     * @param options of the Run or Undo
     * @param aim what it is about to be done to
     * @param undo how it is taken back, as shown
     */
    record Subject(Block block, Aim aim, String undo) {}

    /**
     * Asks.
     *
     * @throws UserError refused, when a command refuses or another target was confirmed in advance
     */
    Next ask(Subject subject, Guards guards) throws InterruptedException {
        List<DangerCommand.Danger> dangers = dangers(subject.aim());
        String target = target(subject);
        String wanted = run.in().session().requireCluster().name() + "/" + target;
        show(dangers, subject, guards);
        Optional<String> given = Optional.ofNullable(run.answers().confirm().get(step.id()));
        Next answer = given.isPresent() ? inAdvance(given.get(), wanted) : typed(wanted, dangers);
        if (answer == Next.ON) {
            run.write(Kind.CONFIRM, step.id(), Map.of("typed", wanted));
        }
        return answer;
    }

    /** Looked up at this very moment, for its evidence; it is about what was aimed at all the same. */
    private List<DangerCommand.Danger> dangers(Aim aim) throws InterruptedException {
        Focus before = run.in().session().focus();
        try {
            aim.nodes().ifPresent(nodes -> run.in().session().focus(Focus.of(nodes)));
            List<DangerCommand.Danger> dangers = new ArrayList<>();
            for (Prepared prepared : aim.commands()) {
                if (prepared.action() instanceof DangerCommand command) {
                    dangers.add(command.danger(run.in()));
                }
            }
            return dangers;
        } finally {
            run.in().session().focus(before);
        }
    }

    private String target(Subject subject) {
        return subject.block()
                .options()
                .confirm()
                .map(run.variables()::word)
                .filter(target -> !target.isBlank())
                .or(subject.aim()::target)
                .or(() -> subject.aim().nodes().map(NodeSet::toString))
                .orElseGet(step::id);
    }

    private void show(List<DangerCommand.Danger> dangers, Subject subject, Guards guards) {
        guards.evidence().forEach(line -> run.screen().line("seen", line));
        for (DangerCommand.Danger danger : dangers) {
            run.screen().line("does", Line.of(Style.STRONG, danger.what()));
            run.screen().line("", Line.of(Style.DIM, "on " + danger.fingerprint()));
            danger.evidence().forEach(line -> run.screen().line("", line));
        }
        run.screen().line("undo", subject.undo());
    }

    private static Next inAdvance(String given, String wanted) {
        if (!given.equals(wanted)) {
            throw UserError.refused(
                    "confirmed '" + given + "', but this is about " + wanted + ". Nothing was changed",
                    "confirm with " + wanted);
        }
        return Next.ON;
    }

    private Next typed(String wanted, List<DangerCommand.Danger> dangers) {
        while (true) {
            String typed = run.ask(
                    "Type " + wanted + " to do it (s skip, a abort, q leave, ? more): ",
                    "--confirm " + step.id() + "=" + wanted);
            switch (typed) {
                case "s" -> {
                    return new Next.Skip("left out by the operator");
                }
                case "a" -> {
                    return new Next.Abort();
                }
                case "q" ->
                    throw run.leave(
                            run.unless(io.jumpkit.error.ExitCode.STOPPED),
                            "left by the operator; nothing was changed in this step");
                case "?" -> more(dangers);
                default -> {
                    if (typed.equals(wanted)) {
                        return Next.ON;
                    }
                    run.screen().say(Mark.WARN, "that is not " + wanted + "; nothing was done");
                }
            }
        }
    }

    private void more(List<DangerCommand.Danger> dangers) {
        run.screen().text("", step.source());
        dangers.forEach(danger -> danger.undo().ifPresent(undo -> run.screen().line("undo", undo)));
    }
}
