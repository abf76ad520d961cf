// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jumpkit.error.ExitCode;
import io.jumpkit.inventory.Node;
import io.jumpkit.inventory.SshTarget;
import io.jumpkit.output.Line;
import io.jumpkit.output.Result;
import io.jumpkit.output.Screen;
import io.jumpkit.output.TextRenderer;
import io.jumpkit.ssh.NodeResult;
import io.jumpkit.ssh.Outcome;
import io.jumpkit.ssh.Output;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** On what a Debian 12 printed: idle, and in a network namespace that loses one segment in ten. */
class NetstatTest {

    private static String captured(String name) throws IOException {
        try (var in = NetstatTest.class.getResourceAsStream("/captured/network/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static NodeResult answered(String node, String out) {
        byte[] bytes = out.getBytes(StandardCharsets.UTF_8);
        return result(node, Outcome.EXITED, new Output(bytes, new byte[0], bytes.length, Optional.empty()), "");
    }

    private static NodeResult result(String node, Outcome outcome, Output out, String detail) {
        return new NodeResult(
                new Node(node, SshTarget.of("10.0.0.1"), Set.of(), Map.of()),
                outcome,
                outcome == Outcome.EXITED ? OptionalInt.of(0) : OptionalInt.empty(),
                out,
                Output.NONE,
                detail,
                NodeResult.Remains.NOTHING,
                Optional.empty(),
                Duration.ofSeconds(2));
    }

    private static String shown(Result result) {
        TextRenderer text = new TextRenderer(new Screen(true, false, true, 100));
        return Stream.concat(text.data(result).stream(), text.remarks(result).stream())
                .map(Line::text)
                .collect(Collectors.joining("\n"));
    }

    @Test
    void showsRatesWhatTheyMeanAndWhoIsSilent() throws IOException {
        Result result = NetstatCommand.rates(List.of(
                answered("n1", captured("proc-debian12-6.18.txt")),
                answered("n2", captured("proc-lossy.txt")),
                result("n3", Outcome.TCP_TIMEOUT, Output.NONE, "")));

        assertEquals(
                """
                NODE  SEGS OUT/s  RETRANS/s  RETRANS %  TIMEOUTS/s  SYN RETRANS/s  LISTEN DROPS/s
                n1    NN  0          0          0           0              0
                n2    98          7.0        ✗7.1       0           0              0
                ✗ n3 did not answer: tcp-timeout
                ✗ n2 sends 7.1 % of its segments again (warn at 1.0, bad at 5.0): packets are lost on its way; which peer: netstat --peers --on n2""",
                shown(result).replaceFirst("(?m)^(n1 {4})\\S+ +", "$1NN  "));
        assertEquals(ExitCode.ILL, result.exit());
    }

    @Test
    void ratesAreGrowthOverTime() throws IOException {
        String[] moments = captured("proc-lossy.txt").split("@later\n");
        TcpCounters before = TcpCounters.parse(moments[0]).orElseThrow();
        TcpCounters after = TcpCounters.parse(moments[1]).orElseThrow();

        assertEquals(
                Optional.of(new Rates("n2", 2010, 97.512, 6.965, 7.143, 0.0, 0.0, 0.0)), Rates.of("n2", before, after));
    }

    @Test
    void countersThatBeganAnewSayNothing() throws IOException {
        String[] moments = captured("proc-lossy.txt").split("@later\n");
        TcpCounters later = TcpCounters.parse(moments[1]).orElseThrow();
        TcpCounters reset = new TcpCounters(later.uptimeMs() + 1000, Map.of("Tcp.OutSegs", 3L));

        assertEquals(
                Optional.of(new Rates("n2", 1000, null, null, null, null, null, null)), Rates.of("n2", later, reset));
    }

    @Test
    void aShareOfAHandfulOfSegmentsIsNoFinding() {
        assertEquals(List.of(), RatesRules.judge(List.of(new Rates("n1", 2000, 5.0, 1.0, 20.0, 0.0, 0.0, 0.0))));
    }

    @Test
    void dropsOfNewConnectionsAreBad() {
        assertEquals(
                "n1 throws away 1.5 new connections/s: a service there does not accept them fast enough, or its"
                        + " backlog is short",
                RatesRules.judge(List.of(new Rates("n1", 2000, 5.0, 0.0, 0.0, 0.0, 0.0, 1.5)))
                        .get(0)
                        .text());
    }

    @Test
    void connectionsThatWereCutOffAreNotTakenForAll() throws IOException {
        byte[] head = captured("ss-lossy.txt").getBytes(StandardCharsets.UTF_8);
        Output cut = new Output(head, new byte[0], head.length + 1, Optional.empty());

        Result result = NetstatCommand.peers(List.of(result("n1", Outcome.EXITED, cut, "")), Map.of());

        assertEquals(List.of(), result.rows());
        assertTrue(
                shown(result)
                        .endsWith("✗ n1 did not answer: too-long: it has more connections than 16777216 bytes tell"),
                shown(result));
        assertEquals(ExitCode.UNANSWERED, result.exit());
    }

    @Test
    void joinsTheTwoLinesOfASocket() throws IOException {
        List<Peer> peers = new SocketText("n1", Map.of("10.99.0.2", "n2")).parse(captured("ss-lossy.txt"));

        assertEquals(
                List.of(new Peer(
                        "n1", "10.99.0.1:41722", "10.99.0.2:7000", "n2", 0.193, 0, 89, 17.485, 0, 0, 162, 127240)),
                peers);
    }

    @Test
    void readsIpv4InIpv6ClothesAndSkipsAHeader() throws IOException {
        String header = "Recv-Q Send-Q Local Address:Port Peer Address:Port Process\n";

        List<Peer> peers = new SocketText("me", Map.of("10.77.0.12", "n2")).parse(header + captured("ss-debian12.txt"));

        assertEquals(4, peers.size());
        assertEquals("10.77.0.12:22", peers.get(0).peer());
        assertEquals("n2", peers.get(0).peerNode());
    }
}
