// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.etcd.leader;

import io.etcd.jetcd.api.WatchCreateRequest;
import io.grpc.StatusRuntimeException;
import io.jumpkit.deadline.Deadline;
import io.jumpkit.probe.etcd.client.Answer;
import io.jumpkit.probe.etcd.client.Endpoint;
import io.jumpkit.probe.etcd.client.EtcdClient;
import io.jumpkit.probe.etcd.client.Reason;
import io.jumpkit.probe.etcd.client.Watching;
import io.jumpkit.probe.etcd.survey.EtcdProbe;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * A watch on each member that is only kept up while that member has a leader: what every careful client does. Being cut
 * is how an election looks from outside. Closed with the command.
 */
final class LeaderWatch implements AutoCloseable {
    private static final Duration TICK = Duration.ofMillis(200);
    private static final Duration OPENING = Duration.ofSeconds(1);

    private final EtcdProbe probe;
    private final Queue<Endpoint> cut = new ConcurrentLinkedQueue<>();
    private volatile boolean closed;

    LeaderWatch(EtcdProbe probe, List<Endpoint> endpoints) {
        this.probe = probe;
        endpoints.forEach(e -> probe.executor().execute(() -> keepUp(e)));
    }

    /** The members whose watches were cut for want of a leader since the last call. */
    List<Endpoint> cut() {
        List<Endpoint> out = new ArrayList<>();
        for (Endpoint e = cut.poll(); e != null; e = cut.poll()) {
            out.add(e);
        }
        return out;
    }

    private void keepUp(Endpoint endpoint) {
        WatchCreateRequest nothing = WatchCreateRequest.newBuilder()
                .setKey(Watching.key("jumpkit: who leads?"))
                .build();
        boolean told = false;
        while (!closed) {
            Answer<Boolean> ended =
                    probe.client(endpoint).ask(Deadline.in(OPENING), c -> follow(EtcdClient.requireLeader(c), nothing));
            boolean leaderless =
                    ended.failure().filter(f -> f.reason() == Reason.NO_LEADER).isPresent();
            if (leaderless && !told) {
                cut.add(endpoint);
            }
            // Told once: until a watch holds again, it is the same outage.
            told = leaderless;
            pause();
        }
    }

    private boolean follow(io.grpc.Channel channel, WatchCreateRequest nothing) throws StatusRuntimeException {
        try (Watching watch = Watching.open(channel, nothing)) {
            while (!closed) {
                watch.next(TICK);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return true;
    }

    private void pause() {
        try {
            java.util.concurrent.TimeUnit.MILLISECONDS.sleep(TICK.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            closed = true;
        }
    }

    @Override
    public void close() {
        closed = true;
    }
}
