// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.runbook.run;

import io.jumpkit.command.Dispatcher;
import io.jumpkit.command.LineGrammar;
import io.jumpkit.command.Pipeline;
import io.jumpkit.command.Prepared;
import io.jumpkit.command.Stage;
import io.jumpkit.error.UserError;
import io.jumpkit.runbook.model.Code;
import io.jumpkit.runbook.model.NotInRunbooks;
import io.jumpkit.runbook.model.Templates;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The commands of a {@code jumpkit} fence with their variables filled in. */
final class Lines {
    private Lines() {}

    /** The commands of a fence as they are written, one after the other. */
    static List<Pipeline> of(Code.Typed code) {
        List<Pipeline> pipelines = new ArrayList<>();
        code.lines().forEach(line -> pipelines.addAll(LineGrammar.parse(line.text())));
        return pipelines;
    }

    /**
     * A command with its variables filled in, understood but not run.
     *
     * @throws UserError refused, when a runbook may not say it; usage, when it cannot be run
     */
    static Prepared prepare(Pipeline pipeline, RunContext run) {
        if (pipeline.local().isPresent()) {
            throw UserError.refused(
                    "'" + pipeline.text() + "' is for the operator's own machine, which a run leaves alone",
                    "do it by hand, if it is to be done");
        }
        Dispatcher dispatcher = run.in().dispatcher();
        NotInRunbooks.why(dispatcher.check(pipeline)).ifPresent(refused -> {
            throw refused;
        });
        return dispatcher.prepare(fill(pipeline, run.variables()), run.in().session());
    }

    /**
     * The same command with each {@code {{name}}} as one argument.
     *
     * @throws UserError when a name stands for nothing, or for what would be taken for an option
     */
    static Pipeline fill(Pipeline pipeline, Variables variables) {
        return pipeline.map(word -> {
            String filled = Templates.fill(word, variables::word);
            if (Templates.isBare(word) && filled.startsWith("-")) {
                throw UserError.refused(
                        "'" + filled + "' would be taken for an option of '" + pipeline.text() + "'",
                        "a value there must not begin with a dash");
            }
            return filled;
        });
    }

    /** A command as it could be typed: its words quoted where they must be, its conditions as they are. */
    static String show(Pipeline pipeline) {
        String command =
                pipeline.command().texts().stream().map(LineGrammar::quote).collect(Collectors.joining(" "));
        String filters =
                pipeline.filters().stream().map(Stage::text).map(f -> " | " + f).collect(Collectors.joining());
        return command + filters;
    }

    /** The same with variables where they are known, and their braces where they are not. */
    static String showAsFarAsKnown(Pipeline pipeline, Variables variables) {
        return show(pipeline.map(word -> {
            try {
                return Templates.fill(word, variables::word);
            } catch (UserError e) {
                return word;
            }
        }));
    }

    /** The same without its conditions, whose variables mean nothing outside the runbook. */
    static String commandAsFarAsKnown(Pipeline pipeline, Variables variables) {
        return showAsFarAsKnown(
                new Pipeline(pipeline.stages().subList(0, 1), Optional.empty(), pipeline.text()), variables);
    }
}
