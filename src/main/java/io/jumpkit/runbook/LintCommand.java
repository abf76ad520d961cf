// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.runbook;

import io.jumpkit.command.Invocation;
import io.jumpkit.command.ReadCommand;
import io.jumpkit.error.ExitCode;
import io.jumpkit.output.Line;
import io.jumpkit.output.Mark;
import io.jumpkit.output.Result;
import io.jumpkit.output.Style;
import io.jumpkit.output.View;
import io.jumpkit.runbook.model.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** What is wrong with runbooks, with file, line and column. */
@Command(
        name = "lint",
        description = "Find what is wrong with runbooks",
        footer = {"runbook lint runbooks/", "runbook lint etcd-replace-member"})
final class LintCommand implements ReadCommand {

    @Parameters(
            paramLabel = "RUNBOOK",
            arity = "0..*",
            description = "names, files or folders; all that have a name if absent")
    List<RunbookName> names = new ArrayList<>();

    /** One problem. */
    record Row(String file, int line, int column, String severity, String what, String hint) {}

    @Override
    public Class<? extends Record> rows() {
        return Row.class;
    }

    @Override
    public Result run(Invocation in) {
        RunbookLibrary library = new RunbookLibrary(in.session().settings().directories());
        Reader reader = new Reader(library, in.dispatcher());
        List<Row> rows = new ArrayList<>();
        List<Line> lines = new ArrayList<>();
        List<RunbookLibrary.Found> found = found(library);
        for (RunbookLibrary.Found each : found) {
            List<String> source = each.text().lines().toList();
            for (Problem problem : reader.judge(each).problems()) {
                rows.add(new Row(
                        each.file(),
                        problem.place().line(),
                        problem.place().column(),
                        problem.severity().toString(),
                        problem.what(),
                        problem.hint()));
                lines.addAll(lines(each.file(), source, problem));
            }
        }
        long errors = rows.stream().filter(r -> r.severity().equals("error")).count();
        Result result = Result.of(rows, View.lines(lines)).exit(errors > 0 ? ExitCode.USAGE : ExitCode.DONE);
        return verdict(result, found.size(), errors, rows.size() - errors);
    }

    private List<RunbookLibrary.Found> found(RunbookLibrary library) {
        if (names.isEmpty()) {
            return library.all();
        }
        List<RunbookLibrary.Found> found = new ArrayList<>();
        for (RunbookName name : names) {
            Path path = Path.of(name.text());
            if (Files.isDirectory(path)) {
                found.addAll(new TreeMap<>(RunbookLibrary.folder(path)).values());
            } else {
                found.add(library.find(name.text()));
            }
        }
        return found;
    }

    private static List<Line> lines(String file, List<String> source, Problem problem) {
        Style style = problem.isError() ? Style.BAD : Style.WARN;
        List<Line> lines = new ArrayList<>();
        lines.add(Line.of(Style.STRONG, file + ":" + problem.place() + ": ")
                .plus(style, problem.severity() + ": ")
                .plus(problem.what()));
        String text = problem.place().line() <= source.size()
                ? source.get(problem.place().line() - 1)
                : "";
        if (!text.isBlank()) {
            lines.add(Line.of("    " + text));
            lines.add(Line.of(" ".repeat(3 + problem.place().column()))
                    .plus(style, "^ ")
                    .plus(problem.hint()));
        } else if (!problem.hint().isEmpty()) {
            lines.add(Line.of("    " + problem.hint()));
        }
        return lines;
    }

    private static Result verdict(Result result, int runbooks, long errors, long warnings) {
        if (errors + warnings == 0) {
            return result.note(Mark.GOOD, counted(runbooks, "runbook") + ", no problems");
        }
        return result.note(
                errors > 0 ? Mark.BAD : Mark.WARN,
                counted(errors, "error") + " and " + counted(warnings, "warning") + " in "
                        + counted(runbooks, "runbook"));
    }

    private static String counted(long count, String word) {
        return count + " " + word + (count == 1 ? "" : "s");
    }
}
