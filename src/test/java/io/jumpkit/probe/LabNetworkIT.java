// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jumpkit.Catalog;
import io.jumpkit.command.Dispatcher;
import io.jumpkit.command.Invocation;
import io.jumpkit.command.LineGrammar;
import io.jumpkit.deadline.Cancellation;
import io.jumpkit.error.ExitCode;
import io.jumpkit.json.Json;
import io.jumpkit.lab.Lab;
import io.jumpkit.lab.LabBench;
import io.jumpkit.output.Note;
import io.jumpkit.output.Result;
import io.jumpkit.session.Events;
import io.jumpkit.session.Session;
import io.jumpkit.ssh.Operator;
import io.jumpkit.ssh.pool.Setup;
import io.jumpkit.ssh.pool.SshPool;
import io.jumpkit.ssh.transport.Limits;
import io.jumpkit.testing.ListConsole;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What ping, date and netstat say of real faults in the lab. */
@Lab("etcd")
class LabNetworkIT {
    private final LabBench bench;
    private Session session;

    LabNetworkIT(LabBench bench) {
        this.bench = bench;
    }

    @BeforeEach
    void open() throws InterruptedException {
        bench.lab("heal", "--power");
        session = new Session(new Session.Setup(
                bench.settings(),
                null,
                Clock.systemUTC(),
                Events.NONE,
                s -> new SshPool(new Setup(
                        8,
                        bench.settings().directories().state(),
                        bench.settings().directories().cache(),
                        false,
                        Operator.NOBODY,
                        Limits.DEFAULT,
                        bench.settings().environment())),
                List.of()));
        session.use(bench.cluster());
    }

    @AfterEach
    void close() throws InterruptedException {
        session.close();
        bench.lab("heal", "--power");
    }

    private Result run(String line) throws InterruptedException {
        Dispatcher dispatcher = new Dispatcher(Catalog.commands(), () -> {
            throw new AssertionError("no condition in this test");
        });
        Invocation in = new Invocation(session, new ListConsole(), new Cancellation(), dispatcher, Optional.empty());
        return dispatcher.run(LineGrammar.parse(line).get(0), in);
    }

    private static String notes(Result result) {
        return String.join("\n", result.notes().stream().map(Note::text).toList());
    }

    private static Map<String, Object> row(Result result, String node) {
        return result.rows().stream()
                .map(Json::fields)
                .filter(row -> node.equals(row.get("node")))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void everyPairOfAHealthyMeshAnswers() throws InterruptedException {
        Result result = run("ping --count 3");

        assertEquals(20, result.rows().size());
        assertEquals(ExitCode.DONE, result.exit(), notes(result));
    }

    @Test
    void aCutLinkIsNoDeadHost() throws InterruptedException {
        bench.lab("partition", "n1", "n2");

        Result result = run("ping --count 3");

        assertTrue(notes(result).contains("n1 ↔ n2: no packet either way, while both reach n[3-5]"), notes(result));
        assertEquals(ExitCode.ILL, result.exit());
    }

    @Test
    void aHostWithoutPowerIsPingedByTheOthers() throws InterruptedException {
        bench.lab("poweroff", "n3");

        Result result = run("ping --count 3");

        assertEquals(16, result.rows().size());
        assertEquals("n3", result.unanswered().get(0).node());
        assertTrue(notes(result).contains("n3"), notes(result));
        assertEquals(ExitCode.ILL, result.exit());
    }

    @Test
    void connectsToAServiceAndNoticesWhereItIsNot() throws InterruptedException {
        Result result = run("ping --tcp 2379 --count 2");

        assertEquals(20, result.rows().size());
        assertTrue(notes(result).contains("n[4-5] refuse"), notes(result));
    }

    @Test
    void clocksOfOneMachineAgree() throws InterruptedException {
        Result result = run("date");

        assertEquals(5, result.rows().size(), result.unanswered().toString());
        assertEquals(ExitCode.DONE, result.exit(), notes(result));
        for (Record row : result.rows()) {
            Map<String, Object> fields = Json.fields(row);
            double offset = (double) fields.get("offset_ms");
            double error = (double) fields.get("error_ms");
            assertTrue(Math.abs(offset) <= error + 1, fields.toString());
        }
    }

    @Test
    void aSkewedClockIsNamedWithItsSkew() throws InterruptedException {
        bench.lab("skew", "n2", "+3s");

        Result result = run("date");

        Map<String, Object> n2 = row(result, "n2");
        double error = (double) n2.get("error_ms");
        assertEquals(3000, (double) n2.get("offset_ms"), error + 1);
        assertTrue(notes(result).startsWith("n2 is 3.0 s ahead of the others"), notes(result));
        assertEquals(ExitCode.ILL, result.exit());
    }

    @Test
    void aHostWithoutPowerHasNoClock() throws InterruptedException {
        bench.lab("poweroff", "n5");

        Result result = run("date");

        assertEquals(4, result.rows().size());
        assertEquals("n5", result.unanswered().get(0).node());
    }

    @Test
    void aNodeThatLosesPacketsSendsThemAgain() throws InterruptedException {
        bench.lab("loss", "n2", "20%");

        Result result = run("netstat --interval 5s");

        assertEquals(5, result.rows().size(), result.unanswered().toString());
        double elsewhere = (double) row(result, "n5").get("retrans_per_s");
        double here = (double) row(result, "n2").get("retrans_per_s");
        double peers = (double) row(result, "n1").get("retrans_per_s")
                + (double) row(result, "n3").get("retrans_per_s");
        assertTrue(here + peers > elsewhere, result.rows().toString());
    }

    @Test
    void connectionsOfANodeNameTheirPeers() throws InterruptedException {
        Result result = run("netstat --peers --on n1");

        List<Object> peers = result.rows().stream()
                .map(row -> Json.fields(row).get("peer_node"))
                .toList();
        assertTrue(peers.contains("n2") && peers.contains("n3"), result.rows().toString());
    }
}
