// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.jumpkit.Catalog;
import io.jumpkit.command.Dispatcher;
import io.jumpkit.command.Invocation;
import io.jumpkit.command.LineGrammar;
import io.jumpkit.deadline.Cancellation;
import io.jumpkit.error.ExitCode;
import io.jumpkit.json.Json;
import io.jumpkit.lab.Lab;
import io.jumpkit.lab.LabBench;
import io.jumpkit.output.JsonRenderer;
import io.jumpkit.output.Note;
import io.jumpkit.output.Result;
import io.jumpkit.session.Session;
import io.jumpkit.session.Settings;
import io.jumpkit.ssh.Operator;
import io.jumpkit.ssh.pool.Setup;
import io.jumpkit.ssh.pool.SshPool;
import io.jumpkit.ssh.transport.Limits;
import io.jumpkit.testing.ListConsole;
import io.jumpkit.testing.TestSessions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What {@code ping}, {@code date} and {@code netstat} say of faults that are really there. */
@Lab("etcd")
class LabNetworkIT {
    private static final Set<String> ETCD = Set.of("n1", "n2", "n3");

    private final LabBench bench;
    private Session session;

    LabNetworkIT(LabBench bench) {
        this.bench = bench;
    }

    @BeforeEach
    void open() throws InterruptedException {
        bench.lab("heal", "--power");
        Settings settings = bench.settings();
        session = TestSessions.open(
                bench.cluster(),
                s -> new SshPool(new Setup(
                        settings.fanout(),
                        settings.directories().state(),
                        settings.directories().cache(),
                        false,
                        Operator.NOBODY,
                        Limits.DEFAULT,
                        settings.environment())));
    }

    @AfterEach
    void close() throws InterruptedException {
        session.close();
        bench.lab("heal", "--power");
    }

    @Test
    void everyPairOfAHealthyMeshAnswers() throws InterruptedException {
        Result result = type("ping --count 3");

        assertEquals(20, result.rows().size());
        assertEquals(List.of(), lost(result));
        assertEquals(ExitCode.DONE, result.exit(), notes(result));
    }

    @Test
    void aPartitionOfTwoHostsLosesExactlyTheirTwoDirections() throws InterruptedException {
        bench.lab("partition", "n1", "n2");
        Result cut = type("ping");
        bench.lab("heal");
        Result healed = type("ping");

        assertEquals(List.of("n1 n2", "n2 n1"), lost(cut));
        assertEquals(ExitCode.ILL, cut.exit());
        assertTrue(
                notes(cut)
                        .contains(
                                "n1 ↔ n2: no packet either way, while both reach n[3-5]: a cut link, not a dead host"),
                notes(cut));
        assertEquals(List.of(), lost(healed));
        assertEquals(20, healed.rows().size());
    }

    @Test
    void aHostWithoutPowerIsNoCutLink() throws InterruptedException {
        bench.lab("poweroff", "n3");

        Result result = type("ping --count 3");

        assertEquals(List.of("n1 n3", "n2 n3", "n4 n3", "n5 n3"), lost(result));
        assertEquals("n3", result.unanswered().get(0).node());
        assertEquals(ExitCode.ILL, result.exit());
        assertTrue(
                notes(result).contains("n3: nobody gets a packet through and ssh does not answer either"),
                notes(result));
    }

    @Test
    void aPortIsTriedFromEveryHost() throws InterruptedException {
        Result result = type("ping --tcp 2380 --count 3");

        assertEquals(20, result.rows().size());
        for (JsonNode row : rows(result)) {
            boolean listens = ETCD.contains(row.path("to").asText());
            assertEquals(listens ? 0 : 100, row.path("loss_pct").asDouble(), row.toString());
        }
        assertTrue(notes(result).contains("n[4-5] refuse a TCP connection to port 2380"), notes(result));
    }

    @Test
    void clocksOfOneMachineAgree() throws InterruptedException {
        Result result = type("date");

        assertEquals(ExitCode.DONE, result.exit(), notes(result));
        assertClocks(result, 0);
    }

    @Test
    void aWrongClockIsFoundWithinItsErrorAndNoOther() throws InterruptedException {
        bench.lab("skew", "n2", "+3s");

        Result result = type("date");

        assertClocks(result, 3000);
        assertEquals(ExitCode.ILL, result.exit());
        assertTrue(notes(result).startsWith("n2 is 3.0 s ahead of the others"), notes(result));
    }

    @Test
    void aHostWithoutPowerHasNoClock() throws InterruptedException {
        bench.lab("poweroff", "n5");

        Result result = type("date");

        assertEquals(4, result.rows().size());
        assertEquals("n5", result.unanswered().get(0).node());
    }

    @Test
    void membersOfAClusterSendAgainWhatANodeLost() throws InterruptedException {
        bench.lab("loss", "n2", "30%");

        Result result = type("netstat --interval 5s");

        assertEquals(5, rows(result).size(), result.unanswered().toString());
        double members = 0;
        double others = 0;
        for (JsonNode row : rows(result)) {
            double again = row.path("retrans_per_s").asDouble();
            members += ETCD.contains(row.path("node").asText()) ? again : 0;
            others += ETCD.contains(row.path("node").asText()) ? 0 : again;
        }
        assertTrue(members > 1 && members > 4 * others, rows(result).toString());
    }

    @Test
    void connectionsOfANodeNameTheirPeers() throws InterruptedException {
        Result result = type("netstat --peers --on n1");

        List<String> peers =
                rows(result).stream().map(row -> row.path("peer_node").asText()).toList();
        assertTrue(peers.contains("n2") && peers.contains("n3"), peers.toString());
    }

    /** Five clocks, that of n2 ahead, each known within what is said to be its error. */
    private static void assertClocks(Result result, int n2AheadMillis) {
        assertEquals(5, rows(result).size(), result.unanswered().toString());
        for (JsonNode row : rows(result)) {
            double really = row.path("node").asText().equals("n2") ? n2AheadMillis : 0;
            double off = Math.abs(row.path("offset_ms").asDouble() - really);
            assertTrue(off <= row.path("error_ms").asDouble(), row.toString());
        }
    }

    private Result type(String line) throws InterruptedException {
        Dispatcher dispatcher = new Dispatcher(Catalog.commands(), () -> {
            throw new AssertionError("no condition in this test");
        });
        Invocation in = new Invocation(session, new ListConsole(), new Cancellation(), dispatcher, Optional.empty());
        return dispatcher.run(LineGrammar.parse(line).get(0), in);
    }

    private static String notes(Result result) {
        return String.join("\n", result.notes().stream().map(Note::text).toList());
    }

    private static List<String> lost(Result result) {
        return rows(result).stream()
                .filter(row -> row.path("loss_pct").asDouble() == 100
                        && row.path("avg_ms").isNull())
                .map(row -> row.path("from").asText() + " " + row.path("to").asText())
                .toList();
    }

    /** The rows as a script gets them. */
    private static List<JsonNode> rows(Result result) {
        String json = JsonRenderer.render(new JsonRenderer.Head("", "lab", "", 0), result);
        List<JsonNode> rows = new ArrayList<>();
        Json.read(json).path("rows").forEach(rows::add);
        return rows;
    }
}
