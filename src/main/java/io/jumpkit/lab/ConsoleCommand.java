// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.lab;

import io.jumpkit.command.Invocation;
import io.jumpkit.command.WriteCommand;
import io.jumpkit.error.UserError;
import io.jumpkit.output.Line;
import io.jumpkit.output.Result;
import io.jumpkit.output.View;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** A command as root in a lab host by another door than the network, for when its network or sshd is what is broken. */
@Command(
        name = "console",
        description = "Run a command as root in a lab host, without network",
        footer = {"lab console n1 journalctl -u etcd -n 20", "lab console n1 systemctl status ssh"})
final class ConsoleCommand implements WriteCommand {
    /** More than this nobody reads on a console; the last lines tell most. */
    private static final int LINES = 2000;

    @Parameters(index = "0", paramLabel = "HOST", description = "a host of the lab")
    LabHosts host;

    @Parameters(index = "1..*", arity = "0..*", paramLabel = "COMMAND", description = "the command and its words")
    List<String> words = List.of();

    @Spec
    void spec(CommandSpec spec) {
        spec.parser().stopAtPositional(true);
    }

    @Override
    public Result run(Invocation in) throws InterruptedException {
        if (host.nodes().size() > 1) {
            throw UserError.usage(
                    "a console is of one host, not of " + host, "lab console n1 " + String.join(" ", words));
        }
        PracticeLab lab = PracticeLab.in(in.session().settings());
        List<String> verb = List.of("console", host.list());
        if (words == null || words.isEmpty()) {
            throw UserError.usage(
                    "lab console needs a command to run on " + host,
                    "lab console " + host + " systemctl status ssh   (a shell there: !"
                            + String.join(" ", lab.command(verb)) + ")");
        }
        List<String> all = new ArrayList<>(verb);
        all.addAll(words);
        Deque<String> said = new ArrayDeque<>();
        try {
            lab.start(all).follow(line -> keep(said, line), in.cancellation());
            return Result.of(List.of(), View.lines(lines(said)));
        } catch (UserError e) {
            // What it said before it failed is most of the answer.
            lines(said).forEach(in.console()::print);
            throw e;
        }
    }

    private static void keep(Deque<String> said, String line) {
        said.add(line.replaceAll("[\\p{Cntrl}&&[^\t]]", "?"));
        if (said.size() > LINES) {
            said.remove();
        }
    }

    private static List<Line> lines(Deque<String> said) {
        return said.stream().map(Line::of).toList();
    }
}
