// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.jumpkit.error.ExitCode;
import io.jumpkit.json.Json;
import io.jumpkit.lab.Lab;
import io.jumpkit.lab.LabBench;
import io.jumpkit.output.JsonRenderer;
import io.jumpkit.output.Result;
import io.jumpkit.session.Session;
import io.jumpkit.session.Settings;
import io.jumpkit.ssh.Operator;
import io.jumpkit.ssh.pool.Setup;
import io.jumpkit.ssh.pool.SshPool;
import io.jumpkit.ssh.transport.Limits;
import io.jumpkit.testing.TestSessions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What {@code ping}, {@code date} and {@code netstat} say of faults that are really there. */
@Lab("etcd")
class NetworkIT {
    private final LabBench bench;
    private Session session;
    private NetworkShell shell;

    NetworkIT(LabBench bench) {
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
        shell = new NetworkShell(session);
    }

    @AfterEach
    void close() throws InterruptedException {
        session.close();
        bench.lab("heal", "--power");
    }

    @Test
    void aPartitionOfTwoHostsLosesExactlyTheirTwoDirections() throws InterruptedException {
        bench.lab("partition", "n1", "n2");
        Result cut = shell.type("ping");
        bench.lab("heal");
        Result healed = shell.type("ping");

        assertEquals(List.of("n1 n2", "n2 n1"), lost(cut));
        assertEquals(ExitCode.ILL, cut.exit());
        String screen = NetworkShell.screen(cut);
        assertTrue(
                screen.contains(
                        "✗ n1 ↔ n2: no packet either way, while both reach n[3-5]: a cut link, not a dead host"),
                screen);
        assertEquals(List.of(), lost(healed));
        assertEquals(20, healed.rows().size());
    }

    @Test
    void aHostWithoutPowerIsNoCutLink() throws InterruptedException {
        bench.lab("poweroff", "n3");

        Result result = shell.type("ping --count 3");

        assertEquals(List.of("n1 n3", "n2 n3", "n4 n3", "n5 n3"), lost(result));
        assertEquals("n3", result.unanswered().get(0).node());
        String screen = NetworkShell.screen(result);
        assertTrue(screen.contains("✗ n3: nobody gets a packet through and ssh does not answer either"), screen);
    }

    @Test
    void aPortIsTriedFromEveryHost() throws InterruptedException {
        Result result = shell.type("ping --tcp 2380 --count 3");

        List<String> refusing = List.of("n4", "n5");
        for (PingRow row : NetworkShell.rows(result, PingRow.class)) {
            assertEquals(refusing.contains(row.to()) ? 100 : 0, row.lossPct(), row.toString());
        }
        String screen = NetworkShell.screen(result);
        assertTrue(screen.contains("✗ n[4-5] refuse a TCP connection to port 2380"), screen);
    }

    @Test
    void aWrongClockIsFoundWithinItsErrorAndNoOther() throws InterruptedException {
        bench.lab("skew", "n2", "+3s");

        Result result = shell.type("date");

        List<JsonNode> rows = rows(result);
        assertEquals(5, rows.size());
        for (JsonNode row : rows) {
            double really = row.path("node").asText().equals("n2") ? 3000 : 0;
            double off = Math.abs(row.path("offset_ms").asDouble() - really);
            assertTrue(off <= row.path("error_ms").asDouble(), row.toString());
        }
        assertEquals(ExitCode.ILL, result.exit());
        String screen = NetworkShell.screen(result);
        assertTrue(screen.contains("✗ n2 is 3.0 s ahead of the others"), screen);
    }

    @Test
    void lossMakesTheSenderSendAgain() throws Exception {
        bench.lab("loss", "n2", "30");
        ExecutorService beside = Executors.newFixedThreadPool(2);
        try {
            Future<String> sink =
                    beside.submit(() -> bench.console("n2", "sh", "-c", "timeout 20 nc -l 7070 >/dev/null || true"));
            LabBench.await("a listener on n2", Duration.ofSeconds(10), () -> bench.console(
                            "n2", "ss", "-Htln", "sport = :7070")
                    .contains("7070"));
            Future<String> traffic = beside.submit(
                    () -> bench.console("n1", "sh", "-c", "yes | head -c 400000000 | timeout 8 nc n2 7070 || true"));
            Result result = shell.type("netstat --interval 3s");
            traffic.get();
            sink.get();

            JsonNode n1 = rows(result).get(0);
            assertTrue(n1.path("retrans_per_s").asDouble() > 1, n1.toString());
            assertTrue(n1.path("retrans_pct").asDouble() > 1, n1.toString());
        } finally {
            beside.shutdownNow();
        }
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
