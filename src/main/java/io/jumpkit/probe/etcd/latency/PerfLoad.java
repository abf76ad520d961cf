// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.etcd.latency;

import com.google.protobuf.ByteString;
import io.etcd.jetcd.api.DeleteRangeRequest;
import io.etcd.jetcd.api.KVGrpc;
import io.etcd.jetcd.api.PutRequest;
import io.jumpkit.deadline.Cancellation;
import io.jumpkit.deadline.Deadline;
import io.jumpkit.probe.etcd.client.Answer;
import io.jumpkit.probe.etcd.client.Endpoint;
import io.jumpkit.probe.etcd.client.EtcdClient;
import io.jumpkit.probe.etcd.client.Watching;
import io.jumpkit.probe.etcd.survey.EtcdProbe;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/**
 * A write load with a rate and an end: so many clients, each at its share of the rate, all under one prefix of their own.
 */
record PerfLoad(EtcdProbe probe, List<Endpoint> endpoints, String prefix, PerfPlan plan) {
    private static final Duration EACH = Duration.ofSeconds(5);

    /** What came of it. */
    record Outcome(List<Duration> times, long failed, Duration took) {}

    /** One run: when it began, when it ends, and what came so far. */
    private record Running(
            long start,
            Deadline end,
            Cancellation cancellation,
            ConcurrentLinkedQueue<Duration> times,
            AtomicLong failed) {
        boolean over() {
            return end.isOver() || cancellation.isCancelled();
        }
    }

    /** Writes for that long, or until called off. */
    Outcome run(Duration time, Cancellation cancellation) {
        Running running = new Running(
                System.nanoTime(), Deadline.in(time), cancellation, new ConcurrentLinkedQueue<>(), new AtomicLong());
        List<CompletableFuture<Void>> all = IntStream.range(0, plan.clients())
                .mapToObj(i -> CompletableFuture.runAsync(() -> client(i, running), probe.executor()))
                .toList();
        all.forEach(CompletableFuture::join);
        return new Outcome(
                List.copyOf(running.times()),
                running.failed().get(),
                Duration.ofNanos(System.nanoTime() - running.start()));
    }

    private void client(int number, Running running) {
        EtcdClient client = probe.client(endpoints.get(number % endpoints.size()));
        ByteString value = ByteString.copyFrom(new byte[plan.valueBytes()]);
        long gap = 1_000_000_000L * plan.clients() / plan.perSecond();
        long first = running.start() + gap * number / plan.clients();
        for (long n = 0; !running.over() && waitUntil(first + gap * n, running.end()); n++) {
            PutRequest put = PutRequest.newBuilder()
                    .setKey(ByteString.copyFromUtf8(prefix + number + "/" + n % 64))
                    .setValue(value)
                    .build();
            Deadline deadline = Deadline.in(EACH);
            Answer<Boolean> answer = client.ask(deadline, c -> {
                EtcdClient.by(deadline, KVGrpc.newBlockingStub(c)).put(put);
                return true;
            });
            answer.took().ifPresent(running.times()::add);
            if (!answer.came()) {
                running.failed().incrementAndGet();
            }
        }
    }

    private static boolean waitUntil(long nanoTime, Deadline end) {
        long nanos = Math.min(nanoTime - System.nanoTime(), end.left().toNanos());
        try {
            if (nanos > 0) {
                java.util.concurrent.TimeUnit.NANOSECONDS.sleep(nanos);
            }
            return !end.isOver();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Takes the keys away again; their history stays until the next compact. */
    boolean cleanUp() {
        DeleteRangeRequest all = DeleteRangeRequest.newBuilder()
                .setKey(ByteString.copyFromUtf8(prefix))
                .setRangeEnd(Watching.endOf(prefix))
                .build();
        Deadline deadline = Deadline.in(EACH);
        return endpoints.stream().anyMatch(e -> probe.client(e)
                .ask(deadline, c -> {
                    EtcdClient.by(deadline, KVGrpc.newBlockingStub(c)).deleteRange(all);
                    return true;
                })
                .came());
    }
}
