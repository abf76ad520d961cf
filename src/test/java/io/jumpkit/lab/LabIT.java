// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jumpkit.command.Commands;
import io.jumpkit.command.Dispatcher;
import io.jumpkit.command.Family;
import io.jumpkit.command.Invocation;
import io.jumpkit.command.LineGrammar;
import io.jumpkit.deadline.Cancellation;
import io.jumpkit.error.UserError;
import io.jumpkit.inventory.Cluster;
import io.jumpkit.inventory.Inventory;
import io.jumpkit.session.Events;
import io.jumpkit.session.Session;
import io.jumpkit.testing.ListConsole;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The lab itself: that each fault does what its name says, spares the operator, and can be taken away. */
@Lab("etcd")
class LabIT {
    private final LabBench bench;

    LabIT(LabBench bench) {
        this.bench = bench;
    }

    @BeforeEach
    void healed() throws InterruptedException {
        bench.lab("heal", "--power");
    }

    @Test
    void allHostsAreOnAndEtcdRuns() throws InterruptedException {
        LabStatus status = bench.practiceLab().status();

        assertEquals("up", status.state());
        assertEquals(5, status.hosts().size());
        assertEquals(Map.of("etcd", "active"), bench.host("n1").services());
        assertEquals(Map.of(), bench.host("n5").services());
    }

    @Test
    void upIsDoneAtOnceWhenItIsUp() throws InterruptedException {
        List<Step> steps = bench.lab("up");

        assertEquals(
                List.of("packages", "image", "network", "hosts", "ssh", "etcd"),
                steps.stream().map(Step::step).toList());
        assertEquals("all on", steps.get(3).detail());
    }

    @Test
    void aPartitionCutsBothWaysAndNothingElse() throws InterruptedException {
        bench.lab("partition", "n1,n2", "n3");

        assertFalse(reaches("n1", "n3"));
        assertFalse(reaches("n3", "n2"));
        assertTrue(reaches("n1", "n2"));
        assertTrue(reaches("n3", "n4"));
        assertEquals(List.of("does not hear n1,n2"), bench.host("n3").faults());
        bench.lab("heal");
        assertTrue(reaches("n1", "n3"));
    }

    @Test
    void aOneWayPartitionLeavesTheOtherWay() throws InterruptedException {
        bench.lab("partition", "--one-way", "n4", "n5");

        assertEquals(List.of(), bench.host("n4").faults());
        assertEquals(List.of("does not hear n4"), bench.host("n5").faults());
    }

    @Test
    void lossTakesAShareOfThePackets() throws InterruptedException {
        bench.lab("loss", "n5", "50");

        String report = bench.console("n4", "sh", "-c", "ping -c 60 -i 0.02 -W 1 -q n5 || true");
        double lost = Double.parseDouble(report.replaceAll("(?s).* ([\\d.]+)% packet loss.*", "$1"));
        assertTrue(lost > 15 && lost < 85, report);
    }

    @Test
    void delayHoldsPacketsBack() throws InterruptedException {
        bench.lab("delay", "n4", "80", "5");

        String report = bench.console("n5", "ping", "-c", "5", "-i", "0.1", "-q", "n4");
        double average = Double.parseDouble(report.replaceAll("(?s).*= [\\d.]+/([\\d.]+)/.*", "$1"));
        assertTrue(average > 70, report);
    }

    @Test
    void aSlowLinkIsSlowForOthersOnly() throws Exception {
        bench.lab("slow", "n4", "256kbit");

        String sent = "head -c 96000 /dev/zero | timeout 20 nc -N n5 999";
        bench.console("n5", "sh", "-c", "nc -l -p 999 >/dev/null 2>&1 </dev/null &");
        LabBench.await("n5 listens", Duration.ofSeconds(5), () -> bench.console("n5", "ss", "-Hltn", "sport = :999")
                .contains("LISTEN"));
        long begun = System.nanoTime();
        bench.console("n4", "sh", "-c", sent);
        assertTrue(System.nanoTime() - begun > 1_500_000_000L);
    }

    @Test
    void aSkewShowsInSessionsThatAreOpenAlready() throws IOException, InterruptedException {
        try (LabLogin login =
                LabLogin.to(bench.cluster().node("n1").orElseThrow(), "while read x; do date +%s.%N; done")) {
            assertTrue(Math.abs(offsetSeconds(login)) < 1);
            bench.lab("skew", "n1", "+30s");
            assertTrue(Math.abs(offsetSeconds(login) - 30) < 1);
            bench.lab("heal", "n1");
            assertTrue(Math.abs(offsetSeconds(login)) < 1);
        }
    }

    @Test
    void aFrozenHostAnswersPingAndNothingElse() throws InterruptedException {
        bench.lab("freeze", "n2");

        assertEquals("frozen", bench.host("n2").power());
        assertTrue(reaches("n1", "n2"));
        bench.lab("thaw", "n2");
        assertEquals("on", bench.host("n2").power());
    }

    @Test
    void aHostThatLostItsDiskWaitsToBeReplaced() throws InterruptedException, IOException {
        bench.lab("poweroff", "n3", "--wipe");
        assertEquals("off", bench.host("n3").power());
        bench.lab("poweron", "n3");

        assertTrue(bench.host("n3").replacement());
        assertEquals(Map.of("etcd", "inactive"), bench.host("n3").services());
        assertFalse(bench.console("n3", "cat", "/etc/default/etcd").contains("ETCD_INITIAL_CLUSTER="));
        try (LabLogin login = LabLogin.to(bench.cluster().node("n3").orElseThrow(), "read x; hostname")) {
            assertEquals("n3", login.ask());
        }
        String before = bench.cluster().instance().orElseThrow();
        bench.lab("reset");
        assertFalse(bench.host("n3").replacement());
        assertFalse(bench.cluster().instance().orElseThrow().equals(before));
    }

    @Test
    void aStoppedServiceStaysStoppedUntilHealed() throws Exception {
        bench.lab("stop", "n2", "etcd");
        assertEquals(Map.of("etcd", "inactive"), bench.host("n2").services());
        assertEquals(List.of("stopped etcd"), bench.host("n2").faults());

        bench.lab("heal");
        LabBench.await(
                "etcd runs again on n2",
                Duration.ofSeconds(20),
                () -> bench.host("n2").services().get("etcd").equals("active"));
    }

    @Test
    void theMachinesClockIsOutOfReach() throws InterruptedException {
        long before = System.currentTimeMillis();

        bench.console("n1", "sh", "-c", "date -s '+1 day' || true");
        assertTrue(Math.abs(System.currentTimeMillis() - before) < 60_000);
    }

    @Test
    void saysWhatIsWrongWithAWord() {
        UserError error = assertThrows(UserError.class, () -> bench.lab("freeze", "n9"));

        assertEquals("'n9' is not a host of the lab: hosts are: n1 n2 n3 n4 n5", error.what());
    }

    @Test
    void commandsBreakAndMendTheLab() throws InterruptedException {
        Family family = LabFamily.family();
        Dispatcher dispatcher =
                new Dispatcher(new Commands(family.entries(), Map.of(), family.types()), () -> (cel, names) -> {
                    throw new AssertionError("no condition in this test");
                });
        ListConsole console = new ListConsole();
        try (Session session = session()) {
            Invocation in = new Invocation(session, console, new Cancellation(), dispatcher, Optional.empty());
            dispatcher.run(LineGrammar.parse("lab partition @etcd!n3 n3").get(0), in);
            dispatcher.run(LineGrammar.parse("lab delay n5 20ms").get(0), in);

            assertEquals(List.of("does not hear n1,n2"), bench.host("n3").faults());
            assertEquals(List.of("delays 20 ms"), bench.host("n5").faults());
            assertTrue(console.said.get(0).matches("✓ partition +[\\d.]+ m?s  n1,n2 \\| n3"), console.said.toString());
            dispatcher.run(LineGrammar.parse("lab heal").get(0), in);
            assertEquals(List.of(), bench.host("n3").faults());
        }
    }

    private Session session() {
        Session session = new Session(new Session.Setup(
                bench.settings(),
                new LabInventory(new NoClusters(), bench.practiceLab()),
                Clock.systemUTC(),
                Events.NONE,
                s -> {
                    throw new AssertionError("no SSH in this test");
                },
                List.of()));
        session.use(bench.cluster());
        return session;
    }

    private record NoClusters() implements Inventory {
        @Override
        public List<String> names() {
            return List.of();
        }

        @Override
        public Cluster cluster(String name) {
            throw UserError.usage("no cluster '" + name + "'", "");
        }
    }

    private boolean reaches(String from, String to) throws InterruptedException {
        return bench.console(from, "sh", "-c", "ping -c 1 -W 1 -q " + to + " >/dev/null && echo yes || echo no")
                .equals("yes");
    }

    private static double offsetSeconds(LabLogin login) throws IOException {
        double theirs = Double.parseDouble(login.ask());
        return theirs - System.currentTimeMillis() / 1000.0;
    }
}
