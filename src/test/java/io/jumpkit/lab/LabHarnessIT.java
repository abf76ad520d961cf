// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jumpkit.deadline.Cancellation;
import io.jumpkit.error.UserError;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What drills lean on: a lab that comes up again after anything, and a writer that notices what was lost. */
@Lab("etcd")
class LabHarnessIT {
    private final LabBench bench;

    LabHarnessIT(LabBench bench) {
        this.bench = bench;
    }

    @BeforeEach
    void fresh() throws InterruptedException {
        bench.reset();
    }

    @Test
    void theWriterSeesAnOutageAndNothingLost() throws InterruptedException {
        try (EtcdWriter writer = bench.writeFrom("n5")) {
            writer.awaitWrites(5);
            bench.powerOff("n1,n2");
            bench.powerOn("n1,n2");
            writer.awaitWrites(5);
            bench.heal();

            assertEquals(Map.of(), writer.lostOn("n1", "n2", "n3"));
            assertTrue(writer.longestGap().toMillis() > 300, writer.longestGap().toString());
            assertTrue(writer.acknowledged() >= 11);
        }
    }

    @Test
    void theWriterNoticesWhatWasLost() throws InterruptedException {
        EtcdWriter writer = bench.writeFrom("n4");
        writer.awaitWrites(3);
        writer.stop();
        bench.console("n1", "sh", "-c", "ETCDCTL_API=3 etcdctl del --prefix writer- >/dev/null");

        assertEquals(Set.of("n2"), writer.lostOn("n2").keySet());
    }

    @Test
    void aStartThatIsCalledOffIsTakenUpAgain() throws InterruptedException {
        for (String step : List.of("network", "hosts", "ssh")) {
            bench.lab("down", "--purge");
            Cancellation cancellation = new Cancellation();
            try {
                bench.practiceLab()
                        .run(
                                List.of("up"),
                                said -> {
                                    if (said.equals(new Progress.Begun(step))) {
                                        cancellation.cancel();
                                    }
                                },
                                cancellation);
            } catch (CancellationException | UserError e) {
                assertTrue(cancellation.isCancelled(), e.toString());
            }
            assertEquals("etcd", last(bench.lab("up")).step());
        }
    }

    @Test
    void aStartThatIsKilledIsTakenUpAgain() throws Exception {
        for (long ms : List.of(150, 400, 800)) {
            bench.lab("down", "--purge");
            Process up = new ProcessBuilder(
                            Scripts.packed()
                                    .unpackInto(bench.settings().directories().cache())
                                    .toString(),
                            "--instance",
                            bench.practiceLab().instance(),
                            "up")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            up.waitFor(ms, TimeUnit.MILLISECONDS);
            up.descendants().forEach(ProcessHandle::destroyForcibly);
            up.destroyForcibly().waitFor();

            assertEquals("etcd", last(bench.lab("up")).step());
        }
    }

    @Test
    void goesDownUnderEveryFaultAndLeavesNothing() throws InterruptedException {
        bench.lab("partition", "n1", "n2,n3");
        bench.lab("loss", "n5", "20");
        bench.lab("delay", "n2", "50");
        bench.lab("slow", "n3", "256kbit");
        bench.lab("skew", "n4", "+3s");
        bench.lab("freeze", "n4");

        bench.lab("down");

        bench.lab("leaks");
        bench.lab("up");
        bench.heal();
        assertEquals("up", bench.practiceLab().status().state());
    }

    @Test
    void aNewerEtcdIsTakenWhenAskedFor() throws InterruptedException {
        try {
            assertTrue(last(bench.lab("reset", "--etcd=3.5")).detail().contains("version 3.5."));
            UserError error = assertThrows(UserError.class, () -> bench.lab("up", "--etcd", "3.4"));
            assertTrue(error.hint().contains("lab reset --profile etcd --etcd 3.4"), error.hint());
        } finally {
            bench.lab("reset", "--etcd", "3.4");
        }
    }

    @Test
    void aResetTakesSeconds() throws InterruptedException {
        long tookMs = bench.lab("reset").stream().mapToLong(Step::tookMs).sum();

        assertTrue(tookMs < Duration.ofSeconds(30).toMillis(), tookMs + " ms");
    }

    private static Step last(List<Step> steps) {
        return steps.get(steps.size() - 1);
    }
}
