// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.network;

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
import io.jumpkit.output.Table;
import io.jumpkit.output.Unanswered;
import io.jumpkit.ssh.NodeResult;
import io.jumpkit.ssh.Progress;
import io.jumpkit.ssh.RemoteCommand;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What each node's TCP sends again, drops and waits for. */
@Command(
        name = "netstat",
        description = "Measure retransmits, timeouts and listen drops of TCP",
        footer = {"netstat", "netstat --interval 10s", "netstat --peers --on n3"})
final class NetstatCommand implements ReadCommand {
    /** Beside the interval, for a busy node. */
    private static final Duration SLACK = Duration.ofSeconds(15);

    private static final int SHOWN_PER_NODE = 10;
    /** Some 30 000 connections, of which ss writes about 500 bytes each. */
    private static final int CAP_BYTES = 16 * 1024 * 1024;

    private static final String BETWEEN = "@later";

    @Option(names = "--on", paramLabel = "NODES", description = "nodes to ask; the focus if absent")
    NodeSet on;

    @Option(names = "--interval", paramLabel = "TIME", defaultValue = "2s", description = "how long to watch")
    Duration interval;

    @Option(names = "--peers", description = "show connections instead, those with most retransmits first")
    boolean peers;

    @Override
    public Class<? extends Record> rows() {
        return peers ? Peer.class : Rates.class;
    }

    @Override
    public Result run(Invocation in) {
        if (interval.isZero() || interval.isNegative()) {
            throw UserError.usage("nothing happens in no time", "write: --interval 2s");
        }
        List<Node> nodes = in.nodesOr(on);
        RemoteCommand command = new RemoteCommand(
                peers ? socketsScript() : countersScript(),
                Map.of(),
                Optional.empty(),
                false,
                false,
                interval.plus(SLACK),
                CAP_BYTES);
        List<NodeResult> results = in.session().remote().run(nodes, command, Progress.NONE, in.cancellation());
        return peers ? peers(results, addresses(in)) : rates(results);
    }

    private static String socketsScript() {
        return """
                LC_ALL=C; export LC_ALL; PATH=$PATH:/usr/bin:/bin:/usr/sbin:/sbin
                command -v ss >/dev/null 2>&1 || { echo 'it has no ss' >&2; exit 127; }
                ss -tinH state established 2>/dev/null || ss -tin state established
                """;
    }

    private String countersScript() {
        String seconds =
                String.format(Locale.ROOT, "%.3f", interval.toMillis() / 1000.0).replaceFirst("\\.?0+$", "");
        return "counters() { cat /proc/uptime /proc/net/snmp /proc/net/netstat; }\ncounters; echo " + BETWEEN
                + "; sleep " + seconds + " && counters\n";
    }

    private static Map<String, String> addresses(Invocation in) {
        Map<String, String> names = new HashMap<>();
        in.session()
                .requireCluster()
                .nodes()
                .values()
                .forEach(node -> names.put(node.ssh().address(), node.name()));
        return names;
    }

    /** The rates, of which node they are, and what they mean. Pure. */
    static Result rates(List<NodeResult> results) {
        List<Rates> rows = new ArrayList<>();
        List<Unanswered> unanswered = new ArrayList<>();
        for (NodeResult result : results) {
            read(result).ifPresentOrElse(rows::add, () -> unanswered.add(unanswered(result)));
        }
        Result shown = Table.of(rows)
                .column("NODE", Rates::node)
                .column("SEGS OUT/s", r -> cell(r.outSegsPerS()))
                .column("RETRANS/s", r -> cell(r.retransPerS()))
                .column("RETRANS %", NetstatCommand::share)
                .column("TIMEOUTS/s", r -> cell(r.timeoutsPerS()))
                .column("SYN RETRANS/s", r -> cell(r.synRetransPerS()))
                .column("LISTEN DROPS/s", r -> cell(r.listenDropsPerS()))
                .result()
                .unanswered(unanswered);
        List<Note> notes = RatesRules.judge(rows);
        for (Note note : notes) {
            shown = shown.note(note.mark(), note.text());
        }
        return notes.stream().anyMatch(note -> note.mark() == Mark.BAD) ? shown.exit(ExitCode.ILL) : shown;
    }

    private static Optional<Rates> read(NodeResult result) {
        String[] moments = result.out().split(BETWEEN + "\n", 2);
        if (!result.ok() || moments.length < 2) {
            return Optional.empty();
        }
        Optional<TcpCounters> before = TcpCounters.parse(moments[0]);
        Optional<TcpCounters> after = TcpCounters.parse(moments[1]);
        return before.isPresent() && after.isPresent()
                ? Rates.of(result.node().name(), before.get(), after.get())
                : Optional.empty();
    }

    private static String cell(Double rate) {
        return rate == null ? null : rate == 0 ? "0" : Decimals.of(rate);
    }

    private static Line share(Rates rates) {
        if (rates.retransPct() == null) {
            return null;
        }
        Mark mark = RatesRules.mark(rates);
        String text = cell(rates.retransPct());
        return mark == Mark.GOOD ? Line.of(text) : Line.of(mark.style(), mark.sign() + text);
    }

    /** The connections with something to tell: of each node those that sent most again. Pure. */
    static Result peers(List<NodeResult> results, Map<String, String> nodesByAddress) {
        List<Peer> rows = new ArrayList<>();
        List<Unanswered> unanswered = new ArrayList<>();
        for (NodeResult result : results) {
            if (result.ok() && result.stdout().truncated()) {
                unanswered.add(new Unanswered(
                        result.node().name(), "too-long", "it has more connections than " + CAP_BYTES + " bytes tell"));
            } else if (result.ok()) {
                new SocketText(result.node().name(), nodesByAddress)
                        .parse(result.out()).stream()
                                .sorted(Comparator.comparingLong(Peer::retransTotal)
                                        .thenComparingLong(Peer::unacked)
                                        .reversed())
                                .limit(SHOWN_PER_NODE)
                                .forEach(rows::add);
            } else {
                unanswered.add(unanswered(result));
            }
        }
        return Table.of(rows)
                .column("NODE", Peer::node)
                .column("LOCAL", Peer::local)
                .column(
                        "PEER",
                        peer -> peer.peerNode() == null ? peer.peer() : peer.peer() + " (" + peer.peerNode() + ")")
                .column("RETRANS", Peer::retransTotal)
                .column("%", peer -> cell(peer.retransPct()))
                .column("LOST", Peer::lost)
                .column("UNACKED", Peer::unacked)
                .column("RTT ms", peer -> cell(peer.rttMs()))
                .column("CWND", Peer::cwnd)
                .result()
                .unanswered(unanswered);
    }

    private static Unanswered unanswered(NodeResult result) {
        String said = result.err().strip().lines().reduce("", (a, b) -> b);
        String reason = result.ok() ? "not-understood" : result.outcome().toString();
        String detail = result.ok() ? "its /proc holds no TCP counters" : result.detail();
        return new Unanswered(result.node().name(), reason, detail.isEmpty() ? said : detail);
    }
}
