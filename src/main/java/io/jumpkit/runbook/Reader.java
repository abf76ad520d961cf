// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.runbook;

import io.jumpkit.command.Dispatcher;
import io.jumpkit.error.UserError;
import io.jumpkit.expression.Cel;
import io.jumpkit.expression.Expressions;
import io.jumpkit.output.Console;
import io.jumpkit.output.Line;
import io.jumpkit.output.Style;
import io.jumpkit.runbook.lint.Linter;
import io.jumpkit.runbook.model.Parameter;
import io.jumpkit.runbook.model.Problem;
import io.jumpkit.runbook.model.Runbook;
import io.jumpkit.runbook.parse.Parsed;
import io.jumpkit.runbook.parse.RunbookParser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads runbooks from the library, and judges them before anybody follows them. */
final class Reader {
    /** Costs nothing until the first condition is met. */
    static final Expressions EXPRESSIONS = new Cel();

    private final RunbookLibrary library;
    private final Dispatcher dispatcher;

    Reader(RunbookLibrary library, Dispatcher dispatcher) {
        this.library = library;
        this.dispatcher = dispatcher;
    }

    /** A runbook with all that is wrong with it. */
    record Judged(RunbookLibrary.Found found, Runbook runbook, List<Problem> problems) {
        long errors() {
            return problems.stream().filter(Problem::isError).count();
        }
    }

    Judged judge(RunbookLibrary.Found found) {
        Parsed parsed = RunbookParser.parse(found.file(), found.text());
        Set<String> known = new HashSet<>(library.names());
        if (Files.isRegularFile(Path.of(found.file()))) {
            known.addAll(RunbookLibrary.neighbours(Path.of(found.file())));
        }
        return new Judged(found, parsed.runbook(), new Linter(dispatcher, EXPRESSIONS, known).lint(parsed));
    }

    /** As far as it can be read, whatever is wrong with it. */
    Runbook read(String name) {
        RunbookLibrary.Found found = library.find(name);
        return RunbookParser.parse(found.file(), found.text()).runbook();
    }

    /** The names of what a runbook asks for. */
    Set<String> parametersOf(String name) {
        return read(name).parameters().stream().map(Parameter::name).collect(Collectors.toSet());
    }

    /**
     * A runbook that may be followed; its warnings are said.
     *
     * @throws UserError usage, when it has an error
     */
    Runbook forFollowing(RunbookLibrary.Found found, Console console) {
        Judged judged = judge(found);
        for (Problem problem : judged.problems()) {
            if (problem.isError()) {
                throw UserError.usage(
                        found.file() + ":" + problem.place() + ": " + problem.what()
                                + (judged.errors() > 1 ? " (and " + (judged.errors() - 1) + " more)" : ""),
                        problem.hint() + "   all of them: runbook lint " + found.name());
            }
        }
        judged.problems()
                .forEach(
                        p -> console.say(Line.of(Style.WARN, "▲ " + found.file() + ":" + p.place() + ": " + p.what())));
        return judged.runbook();
    }
}
