// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.shell.fanout;

import io.jumpkit.command.ForShell;
import io.jumpkit.command.Invocation;
import io.jumpkit.command.WriteCommand;
import io.jumpkit.error.UserError;
import io.jumpkit.inventory.Node;
import io.jumpkit.inventory.file.ClustersFile;
import io.jumpkit.inventory.nodeset.NodeSet;
import io.jumpkit.output.Line;
import io.jumpkit.output.Result;
import io.jumpkit.output.Style;
import io.jumpkit.session.Focus;
import io.jumpkit.shell.fanout.fold.FoldedOutput;
import io.jumpkit.shell.fanout.fold.SameOutput;
import io.jumpkit.shell.fanout.reading.ReadingCommands;
import io.jumpkit.ssh.Outcome;
import io.jumpkit.ssh.RemoteCommand;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * A command on every node in focus, as with ssh: options first, then what goes to the nodes, its words joined by blanks.
 *
 * <p>While the session is read-only, what is known to only read may run all the same.
 */
@Command(
        name = "exec",
        description = "Run a command on every node in focus",
        footer = {
            "x uptime",
            "x --timeout 2s df -h /",
            "x --diff cat /etc/hosts",
            "x --try 1 --sudo systemctl restart chrony",
            "x 'ps -ef | grep etcd'"
        })
final class ExecCommand implements WriteCommand, ForShell {
    @Mixin
    PlanOptions plan = new PlanOptions();

    @Option(names = "--timeout", paramLabel = "TIME", description = "how long it may run on a node")
    Duration timeout;

    @Option(names = "--diff", description = "show how answers differ from the majority's")
    boolean diff;

    @Option(names = "--fuzzy", description = "fold answers that differ in host names, numbers and times only")
    boolean fuzzy;

    @Option(names = "--sudo", description = "run it as root; a password is asked once and kept in memory only")
    boolean sudo;

    @Option(names = "--stdin", paramLabel = "FILE", description = "a local file as its standard input on every node")
    Path stdin;

    @Option(names = "--tty", description = "give it a terminal")
    boolean tty;

    @Option(names = "--raw", description = "let control characters through to this terminal")
    boolean raw;

    @Parameters(arity = "1..*", paramLabel = "COMMAND", description = "what /bin/sh runs on the nodes")
    List<String> words;

    @Spec
    void spec(CommandSpec spec) {
        spec.parser().stopAtPositional(true);
    }

    @Override
    public boolean allowedReadOnly() {
        return stdin == null && ReadingCommands.isReading(script());
    }

    @Override
    public List<String> wordsForShell() {
        return words;
    }

    @Override
    public Class<FanoutRow> rows() {
        return FanoutRow.class;
    }

    @Override
    public Result run(Invocation in) throws InterruptedException {
        List<Node> nodes = in.nodesOr(plan.on);
        RemoteCommand command = command(in);
        FoldedOutput folded = new FoldedOutput(Integer.MAX_VALUE, diff, raw, command.timeout());
        pin(in);
        Fanout.Work work = (some, progress, off) -> in.session().remote().run(some, command, progress, off);
        Report report =
                new Fanout(in, work, folded).run(plan.of(nodes, in.session().settings()));
        SameOutput same = fuzzy ? SameOutput.nearly(report.results()) : SameOutput.of(report.results());
        ResultNames.leave(report, same, in.session().resultSets());
        Result result =
                Ending.of(report, report.results().stream().map(FanoutRow::of).toList(), folded.lines(same));
        return labIsDown(in, report) ? result.next("lab up") : result;
    }

    /** Connections to the lab start from an address that is here only while it is up. */
    private static boolean labIsDown(Invocation in, Report report) {
        return in.session().requireCluster().name().equals(ClustersFile.RESERVED)
                && report.results().stream().allMatch(r -> r.outcome() == Outcome.NO_ROUTE);
    }

    private String script() {
        return String.join(" ", words);
    }

    private RemoteCommand command(Invocation in) {
        if (stdin != null && !Files.isReadable(stdin)) {
            throw UserError.usage("--stdin " + stdin + " cannot be read", "name a local file");
        }
        Duration limit = timeout == null ? in.session().settings().timeout() : timeout;
        return new RemoteCommand(
                script(), Map.of(), Optional.ofNullable(stdin), sudo, tty, limit, RemoteCommand.DEFAULT_CAP_BYTES);
    }

    /** What a role or a result stands for is said before anything is changed there. */
    private void pin(Invocation in) {
        Focus focus = in.session().focus();
        boolean named = plan.on == null && focus.label().startsWith("@");
        if (named && !allowedReadOnly()) {
            NodeSet nodes = focus.nodes();
            in.console()
                    .say(Line.of(
                            Style.DIM,
                            focus.label().replaceFirst("=.*", "") + " is " + nodes + " (" + nodes.size() + ")"));
        }
    }
}
