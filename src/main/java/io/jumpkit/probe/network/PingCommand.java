// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.network;

import io.jumpkit.command.Durations;
import io.jumpkit.command.Invocation;
import io.jumpkit.command.ReadCommand;
import io.jumpkit.error.ExitCode;
import io.jumpkit.error.UserError;
import io.jumpkit.inventory.Node;
import io.jumpkit.inventory.nodeset.NodeSet;
import io.jumpkit.output.Line;
import io.jumpkit.output.Mark;
import io.jumpkit.output.Note;
import io.jumpkit.output.Result;
import io.jumpkit.output.Style;
import io.jumpkit.output.View;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ping}: every node asks every other at once. Ends in 1 when somebody is cut off (a finding marked ✗). */
@Command(
        name = "ping",
        description = "Ping every node from every other; exit 1 on a cut",
        footer = {"ping", "ping --tcp 2380 --on @etcd", "ping --mtu 1500", "ping | expect loss_pct == 0.0"})
final class PingCommand implements ReadCommand {
    /** A mesh grows with the square: 100 nodes are 9900 directions. */
    private static final int MOST_NODES = 100;

    private static final int MOST_QUESTIONS = 1000;

    @Option(names = "--on", paramLabel = "NODES", description = "nodes that ask and are asked; the focus if absent")
    NodeSet on;

    @Option(names = "--count", paramLabel = "N", defaultValue = "10", description = "questions to each node")
    int count;

    @Option(
            names = "--interval",
            paramLabel = "TIME",
            defaultValue = "200ms",
            description = "between questions; less than 200ms may need root on the nodes")
    Duration interval;

    @Option(names = "--tcp", paramLabel = "PORT", description = "open TCP connections to this port, not ICMP")
    Integer port;

    @Option(
            names = "--mtu",
            paramLabel = "BYTES",
            description = "with packets of this size, headers included, that no router may cut in pieces")
    Integer mtu;

    @Override
    public Class<? extends Record> rows() {
        return PingRow.class;
    }

    @Override
    public Result run(Invocation in) throws InterruptedException {
        Questions questions = questions();
        List<Node> nodes = nodes(in);
        in.console()
                .live(List.of(Line.of(
                        Style.DIM,
                        directions(nodes.size()) + " ordered pairs, " + Durations.words(questions.longest())
                                + " at most")));
        long start = System.nanoTime();
        MeshSurvey survey = MeshSurvey.of(in, nodes, questions);
        in.console().live(List.of());
        in.cancellation().check();
        return result(survey, questions, in, Duration.ofNanos(System.nanoTime() - start));
    }

    private List<Node> nodes(Invocation in) {
        List<Node> nodes = in.nodesOr(on);
        if (nodes.size() < 2) {
            throw UserError.usage("ping needs two nodes at least, not " + nodes.size(), "type: ping --on NODES");
        }
        if (nodes.size() > MOST_NODES) {
            throw UserError.usage(
                    "ping between " + nodes.size() + " nodes would be " + directions(nodes.size()) + " ordered pairs",
                    "take " + MOST_NODES + " nodes at most: ping --on NODES");
        }
        return nodes;
    }

    private static int directions(int nodes) {
        return nodes * (nodes - 1);
    }

    private Questions questions() {
        check(count >= 1 && count <= MOST_QUESTIONS, "--count " + count, "from 1 to " + MOST_QUESTIONS);
        check(!interval.isZero() && interval.compareTo(Duration.ofMinutes(1)) <= 0, "--interval", "from 1ms to 1m");
        check(port == null || (port >= 1 && port <= 65535), "--tcp " + port, "a port from 1 to 65535");
        boolean fits = mtu == null || (mtu >= Echo.SMALLEST_MTU && mtu <= Echo.LARGEST_MTU);
        check(fits, "--mtu " + mtu, "from " + Echo.SMALLEST_MTU + " to " + Echo.LARGEST_MTU);
        check(port == null || mtu == null, "--tcp with --mtu", "one of the two");
        return port == null
                ? new Echo(count, interval, mtu == null ? OptionalInt.empty() : OptionalInt.of(mtu))
                : new Connect(count, interval, port);
    }

    private static void check(boolean good, String what, String hint) {
        if (!good) {
            throw UserError.usage("ping: " + what + " makes no sense", hint);
        }
    }

    private Result result(MeshSurvey survey, Questions questions, Invocation in, Duration took) {
        Mesh mesh = survey.mesh();
        List<Note> findings = MeshJudge.judge(mesh, questions);
        List<Line> lines = new MeshScreen(mesh, count).lines(in.console().width());
        Result result = Result.of(mesh.rows(), View.lines(lines)).unanswered(survey.unanswered());
        for (Note finding : findings) {
            result = result.note(finding.mark(), finding.text());
        }
        String counted =
                findings.isEmpty() ? "no finding" : findings.size() + (findings.size() == 1 ? " finding" : " findings");
        result = result.note(
                Mark.NONE, counted + " · " + mesh.rows().size() + " ordered pairs in " + Durations.words(took));
        boolean critical = findings.stream().anyMatch(f -> f.mark() == Mark.BAD);
        return critical ? advised(result.exit(ExitCode.ILL)) : result;
    }

    private Result advised(Result result) {
        return port == null && mtu == null ? result.next("ping --tcp 22") : result.next("ping");
    }
}
