// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.shell.inventory;

import io.jumpkit.command.Invocation;
import io.jumpkit.command.ReadCommand;
import io.jumpkit.error.ExitCode;
import io.jumpkit.error.UserError;
import io.jumpkit.inventory.Cluster;
import io.jumpkit.inventory.file.ClustersFile;
import io.jumpkit.inventory.file.Findings;
import io.jumpkit.json.yaml.Problem;
import io.jumpkit.output.Line;
import io.jumpkit.output.Mark;
import io.jumpkit.output.Result;
import io.jumpkit.output.View;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What is wrong with an inventory, all of it at once; with {@code --live} also what of it does not answer. */
@Command(
        name = "check",
        description = "Check an inventory, and try what it names",
        footer = {"inventory check", "inventory check staging.yaml --live"})
final class CheckCommand implements ReadCommand {

    @Parameters(arity = "0..1", paramLabel = "FILE", description = "the inventory; the one in use if absent")
    Path file;

    @Option(names = "--live", description = "try every node's SSH and every etcd endpoint")
    boolean live;

    /**
     * Something wrong.
     *
     * @param severity {@code error} or {@code warning}
     */
    record Row(String file, int line, int column, String severity, String problem, String hint) {
        static Row of(String file, Problem problem) {
            Problem.Severity severity =
                    problem.severity() == Problem.Severity.WARNING ? Problem.Severity.WARNING : Problem.Severity.ERROR;
            return new Row(
                    file,
                    problem.place().line(),
                    problem.place().column(),
                    severity.name().toLowerCase(Locale.ROOT),
                    problem.what(),
                    problem.hint());
        }
    }

    @Override
    public Class<? extends Record> rows() {
        return live ? LiveCheck.Row.class : Row.class;
    }

    @Override
    public Result run(Invocation in) throws InterruptedException {
        ClustersFile clusters = InventoryFamily.file(in.session(), file);
        if (!Files.exists(clusters.file())) {
            throw UserError.usage(
                    "there is no inventory " + clusters.file(),
                    "write one: inventory import --ssh-config ~/.ssh/config --name NAME --write");
        }
        Findings findings =
                clusters.check(new LinkedHashSet<>(in.dispatcher().commands().following(List.of())));
        Result result = live ? LiveCheck.of(clusters, findings, in) : told(findings);
        for (String remark : findings.files()) {
            result = result.note(Mark.WARN, remark);
        }
        return findings.hold() ? result : result.exit(ExitCode.USAGE);
    }

    private static Result told(Findings findings) {
        return Result.of(rows(findings), View.lines(screen(findings))).note(mark(findings), summary(findings));
    }

    private static List<Row> rows(Findings findings) {
        return findings.problems().stream()
                .map(p -> Row.of(findings.text().name(), p))
                .toList();
    }

    private static List<Line> screen(Findings findings) {
        List<Line> lines = new ArrayList<>();
        findings.problems().forEach(p -> findings.text().show(p).forEach(l -> lines.add(Line.of(l))));
        return lines;
    }

    static Mark mark(Findings findings) {
        return findings.hold() ? Mark.GOOD : Mark.BAD;
    }

    static String summary(Findings findings) {
        long errors = findings.problems().stream()
                .filter(p -> p.severity() != Problem.Severity.WARNING)
                .count();
        long warnings = findings.problems().size() - errors;
        int nodes = findings.clusters().stream()
                .map(Cluster::nodes)
                .mapToInt(n -> n.size())
                .sum();
        return findings.text().name() + ": " + count(findings.clusters().size(), "sound cluster") + ", "
                + count(nodes, "node") + ", " + count(errors, "error") + ", " + count(warnings, "warning");
    }

    private static String count(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
