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
import io.jumpkit.runbook.run.Siblings;
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
        return judge(found, Set.of());
    }

    /** Links to these other runbooks as well lead somewhere. */
    private Judged judge(RunbookLibrary.Found found, Set<String> others) {
        Parsed parsed = RunbookParser.parse(found.file(), found.text());
        Set<String> known = new HashSet<>(library.names());
        known.addAll(others);
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

    /**
     * The runbook that a link leads to: the file beside the one that the link stands in, or of that name in the library.
     *
     * @throws UserError usage, when it is neither
     */
    Siblings.Sibling sibling(Runbook from, String name) {
        Path beside = Path.of(from.file()).resolveSibling(name + ".md");
        boolean own = !isInLibrary(from.file()) && Files.isRegularFile(beside);
        if (!own && !library.names().contains(name)) {
            throw UserError.usage(
                    "it goes on in '" + name + "', which is neither beside " + from.file() + " nor in the library",
                    "put " + name + ".md there");
        }
        String typed = own ? beside.toAbsolutePath().normalize().toString() : name;
        return new Siblings.Sibling(
                typed, read(typed).parameters().stream().map(Parameter::name).collect(Collectors.toSet()));
    }

    private boolean isInLibrary(String file) {
        return library.all().stream().anyMatch(found -> found.file().equals(file));
    }

    /**
     * A runbook that may be followed; its warnings are said.
     *
     * @throws UserError usage, when it has an error
     */
    Runbook forFollowing(RunbookLibrary.Found found, Console console) {
        return followed(judge(found), console);
    }

    /**
     * The same of a run that goes on. Where its file is gone, those that it leads to are gone with it; that they were
     * there was seen when it began.
     *
     * @throws UserError usage, when it has an error
     */
    Runbook forGoingOn(RunbookLibrary.Found found, Console console) {
        boolean gone = !Files.isRegularFile(Path.of(found.file())) && !isInLibrary(found.file());
        Set<String> links = gone
                ? RunbookParser.parse(found.file(), found.text()).links().stream()
                        .map(link -> link.target().replaceAll("\\.md(#.*)?$", ""))
                        .collect(Collectors.toSet())
                : Set.of();
        return followed(judge(found, links), console);
    }

    /** Known by its whole path from then on: a run may be gone on with in another folder. */
    private Runbook followed(Judged judged, Console console) {
        String file = judged.found().file();
        for (Problem problem : judged.problems()) {
            if (problem.isError()) {
                throw UserError.usage(
                        file + ":" + problem.place() + ": " + problem.what()
                                + (judged.errors() > 1 ? " (and " + (judged.errors() - 1) + " more)" : ""),
                        problem.hint() + "   all of them: runbook lint "
                                + judged.found().name());
            }
        }
        judged.problems()
                .forEach(p -> console.say(Line.of(Style.WARN, "▲ " + file + ":" + p.place() + ": " + p.what())));
        Path path = Path.of(file);
        return Files.isRegularFile(path)
                ? judged.runbook().of(path.toAbsolutePath().normalize().toString())
                : judged.runbook();
    }
}
