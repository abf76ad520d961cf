// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.etcd.maintenance;

import io.jumpkit.command.Durations;
import io.jumpkit.command.Invocation;
import io.jumpkit.deadline.Deadline;
import io.jumpkit.output.Line;
import io.jumpkit.probe.etcd.client.Answer;
import io.jumpkit.probe.etcd.client.Endpoint;
import io.jumpkit.probe.etcd.client.EndpointStatus;
import io.jumpkit.probe.etcd.client.EtcdAdmin;
import io.jumpkit.probe.etcd.client.Reason;
import io.jumpkit.probe.etcd.survey.Cells;
import io.jumpkit.probe.etcd.survey.EtcdProbe;
import io.jumpkit.probe.etcd.survey.MemberState;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One member being defragmented, watched. etcd says nothing until it is done; how long it will take is known only from
 * the member before it, as all hold the same.
 *
 * @param rate bytes in use a second, as the one before was written
 */
record DefragRun(EtcdProbe probe, Invocation in, MemberState member, Optional<Double> rate) {
    private static final Duration TICK = Duration.ofMillis(200);

    /** Returns when it is done, or its time is up, or the operator stops waiting: then it goes on inside etcd. */
    Answer<Boolean> of(Endpoint endpoint, Deadline deadline) throws InterruptedException {
        long start = System.nanoTime();
        CompletableFuture<Answer<Boolean>> answer = CompletableFuture.supplyAsync(
                () -> new EtcdAdmin(probe.client(endpoint)).defragment(deadline), probe.executor());
        while (!in.cancellation().isCancelled()) {
            in.console().live(List.of(Line.of(words(Duration.ofNanos(System.nanoTime() - start)))));
            try {
                return answer.get(TICK.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                continue;
            } catch (ExecutionException e) {
                throw new IllegalStateException("defragmenting " + endpoint, e.getCause());
            }
        }
        return Answer.failed(
                Reason.CANCELLED, "it goes on inside " + member.member().called());
    }

    /** {@code defragmenting n2: 1.2 GB in use, 12.0 s, 8.1 s left at 60 MB/s}. */
    String words(Duration elapsed) {
        long inUse = member.status().map(EndpointStatus::dbInUseBytes).orElse(0L);
        String left = rate.filter(r -> r > 0)
                .map(r -> Duration.ofMillis(Math.max(0, Math.round(inUse * 1000 / r) - elapsed.toMillis())))
                .map(t -> ", about " + Durations.words(t) + " left at " + Cells.bytes(Math.round(rate.orElseThrow()))
                        + "/s")
                .orElse("");
        return "defragmenting " + member.member().called() + ": " + Cells.bytes(inUse) + " in use, "
                + Durations.words(elapsed) + left;
    }
}
