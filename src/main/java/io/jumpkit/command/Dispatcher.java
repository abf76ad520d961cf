// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.command;

import io.jumpkit.error.ExitCode;
import io.jumpkit.error.UserError;
import io.jumpkit.expression.Expressions;
import io.jumpkit.output.Line;
import io.jumpkit.output.Mark;
import io.jumpkit.output.Question;
import io.jumpkit.output.Result;
import io.jumpkit.output.Style;
import io.jumpkit.session.Session;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import picocli.CommandLine.Model.CommandSpec;

/** Runs lines: parses them, asks what must be asked, refuses what must be refused, and filters the rows. */
public final class Dispatcher {
    private final Commands commands;
    private final ActionParser parser;
    private final Supplier<Expressions> expressions;

    /** A dispatcher for these commands; the expression language is loaded when a condition is first met. */
    public Dispatcher(Commands commands, Supplier<Expressions> expressions) {
        this.commands = commands;
        this.parser = new ActionParser(commands);
        this.expressions = expressions;
    }

    /** The commands there are. */
    public Commands commands() {
        return commands;
    }

    /** The picocli declaration of a command, for help and completion. */
    public CommandSpec spec(Entry entry) {
        return parser.spec(entry);
    }

    /**
     * Understands a pipeline in a session.
     *
     * @throws UserError usage or refused, when it cannot be run
     */
    public Prepared prepare(Pipeline pipeline, Session session) {
        return prepared(pipeline, parser.parse(pipeline.command().texts(), session));
    }

    /**
     * Understands a pipeline as the linter does: words, options and effect, with {@code {{names}}} standing for arguments.
     *
     * @throws UserError usage, when it could never be run
     */
    public Prepared check(Pipeline pipeline) {
        return prepared(pipeline, parser.check(pipeline.command().texts()));
    }

    /**
     * Runs a pipeline as if typed: read-only sessions refuse changes, dangerous commands ask first.
     *
     * @throws UserError for what the operator can mend
     */
    public Result run(Pipeline pipeline, Invocation in) throws InterruptedException {
        ActionParser.Parsed parsed = parser.parse(pipeline.command().texts(), in.session());
        if (parsed.helpAsked()) {
            return Result.text(Help.of(parsed.entry(), parsed.spec()));
        }
        Prepared prepared = prepared(pipeline, parsed);
        prepared.checkConditions();
        permit(prepared, in.session());
        Invocation confirmed = prepared.confirm().map(in::confirmed).orElse(in);
        if (prepared.action() instanceof DangerCommand danger) {
            confirm(danger.danger(confirmed), confirmed);
        }
        record(prepared, in.session());
        return judged(prepared, prepared.run(confirmed));
    }

    /** The result, filtered. After a change it is shown also where the values are not such as the condition can judge. */
    private static Result judged(Prepared prepared, Result result) {
        try {
            Verdict verdict = prepared.judge(result, Map.of());
            return verdict.failure()
                    .map(why -> verdict.result()
                            .note(Mark.BAD, "expected otherwise: " + why)
                            .exit(ExitCode.ILL))
                    .orElse(verdict.result());
        } catch (UserError e) {
            if (prepared.effect() == Effect.READ) {
                throw e;
            }
            return result.note(Mark.BAD, "it was done, and could not be judged: " + e.what())
                    .exit(result.exit().or(ExitCode.UNVERIFIED));
        }
    }

    /**
     * Refuses what changes things while the session is read-only, and what is dangerous while a freeze holds.
     *
     * @throws UserError refused, when it must not run now
     */
    public void permit(Prepared prepared, Session session) {
        boolean changes = prepared.effect() != Effect.READ && prepared.entry().needsCluster();
        boolean known = prepared.action() instanceof WriteCommand write && write.allowedReadOnly();
        if (changes && !known && !session.writeMode().isWritable()) {
            throw UserError.refused(
                    "'" + prepared.entry().name() + "' can change things and this session is read-only",
                    "type: rw --for 15m --reason \"WHY\"");
        }
        if (prepared.effect() == Effect.DANGER && prepared.entry().needsCluster()) {
            session.permitDanger("'" + prepared.entry().name() + "'");
        }
    }

    /** Shows what is about to happen and has {@code CLUSTER/TARGET} typed. */
    private void confirm(DangerCommand.Danger danger, Invocation in) {
        String wanted = in.session().requireCluster().name() + "/" + danger.target();
        if (in.confirm().isPresent()) {
            if (!in.confirm().get().equals(wanted)) {
                throw UserError.refused(
                        "confirmed '" + in.confirm().get() + "', but this is about " + wanted,
                        "confirm with " + wanted);
            }
            return;
        }
        show(danger, in);
        String typed = in.console()
                .ask(Question.of(
                        "Type " + wanted + " to do it, anything else to leave it: ",
                        ActionParser.CONFIRM + " " + wanted));
        if (!typed.strip().equals(wanted)) {
            throw UserError.of(ExitCode.STOPPED, "not confirmed, nothing was changed", "");
        }
    }

    private static void show(DangerCommand.Danger danger, Invocation in) {
        in.console().say(Line.of(Style.STRONG, danger.what()).plus(Style.DIM, "   " + danger.fingerprint()));
        danger.evidence().forEach(line -> in.console().say(Line.of("  ").plus(line)));
        in.console().say(Line.of(Style.DIM, "  undo   ").plus(danger.undo().orElse("none: this cannot be taken back")));
    }

    /** What changes something is on the disk before it happens. */
    private static void record(Prepared prepared, Session session) {
        if (prepared.effect() != Effect.READ) {
            session.events()
                    .event(
                            "intent",
                            Map.of(
                                    "line",
                                    prepared.pipeline().text(),
                                    "effect",
                                    prepared.effect().name()));
            session.events().sync();
        }
    }

    Filters filters(Map<String, ?> variables, Set<String> fields) {
        return new Filters(expressions.get(), variables, fields);
    }

    private Prepared prepared(Pipeline pipeline, ActionParser.Parsed parsed) {
        List<Stage> filters = pipeline.filters();
        filters.forEach(Filters::condition);
        return new Prepared(pipeline, parsed.entry(), parsed.action(), parsed.confirm(), this);
    }
}
