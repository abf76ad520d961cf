// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.etcd.keys;

import com.google.protobuf.ByteString;
import io.etcd.jetcd.api.WatchCreateRequest;
import io.etcd.jetcd.api.WatchResponse;
import io.jumpkit.deadline.Cancellation;
import io.jumpkit.deadline.Deadline;
import io.jumpkit.probe.etcd.client.Answer;
import io.jumpkit.probe.etcd.client.Endpoint;
import io.jumpkit.probe.etcd.client.EtcdClient;
import io.jumpkit.probe.etcd.client.Pause;
import io.jumpkit.probe.etcd.client.Watching;
import io.jumpkit.probe.etcd.survey.EtcdProbe;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A watch that goes on where it was cut: on the next member, from the revision after the last one it saw, so that nothing
 * is told twice and nothing is missed without saying so.
 */
final class KeyWatch {
    private static final Duration TICK = Duration.ofMillis(200);
    private static final Duration OPENING = Duration.ofSeconds(2);

    private final EtcdProbe probe;
    private final ByteString key;
    private final Optional<ByteString> end;
    private long next;

    /** From a revision on; 0 for from now. */
    KeyWatch(EtcdProbe probe, ByteString key, Optional<ByteString> end, long from) {
        this.probe = probe;
        this.key = key;
        this.end = end;
        this.next = from;
    }

    /** What happens to a watch. */
    interface Ear {
        void events(WatchResponse response);

        /** It was cut; it will be tried again. */
        void cut(Endpoint endpoint, Answer.Failed<?> why);

        /** What happened before this revision can no longer be told. */
        void missed(long from, long to);
    }

    /** Follows until called off or the time is up. */
    void follow(List<Endpoint> endpoints, Ear ear, Deadline until, Cancellation cancellation)
            throws InterruptedException {
        int turn = 0;
        boolean told = false;
        while (!until.isOver() && !cancellation.isCancelled()) {
            Endpoint endpoint = endpoints.get(turn++ % endpoints.size());
            boolean[] heard = new boolean[1];
            Answer<Boolean> ended = probe.client(endpoint)
                    .ask(
                            Deadline.in(OPENING),
                            c -> stream(
                                    EtcdClient.requireLeader(c),
                                    r -> {
                                        heard[0] = true;
                                        take(r, ear);
                                    },
                                    until,
                                    cancellation));
            Optional<Answer.Failed<Boolean>> failed = ended.failure();
            if (failed.isPresent() && !cancellation.isCancelled() && (heard[0] || !told)) {
                ear.cut(endpoint, failed.get());
                told = true;
            }
            told = told && !heard[0] || failed.isPresent();
            if (failed.isPresent()) {
                pause(until, cancellation);
            }
        }
    }

    private static void pause(Deadline until, Cancellation cancellation) throws InterruptedException {
        try {
            Pause.about(TICK, until, cancellation);
        } catch (java.util.concurrent.CancellationException e) {
            // Ctrl-C ends a watch as it ends any stream: what came stays.
            return;
        }
    }

    private void take(WatchResponse response, Ear ear) {
        if (response.getCompactRevision() > 0) {
            ear.missed(next, response.getCompactRevision() - 1);
            next = response.getCompactRevision();
        }
        if (response.getEventsCount() > 0) {
            ear.events(response);
            next = response.getEvents(response.getEventsCount() - 1).getKv().getModRevision() + 1;
        } else if (response.getCreated() && next == 0) {
            next = response.getHeader().getRevision() + 1;
        }
    }

    private boolean stream(
            io.grpc.Channel channel, Consumer<WatchResponse> taker, Deadline until, Cancellation cancellation) {
        WatchCreateRequest.Builder request = WatchCreateRequest.newBuilder()
                .setKey(key)
                .setStartRevision(next)
                .setProgressNotify(true);
        end.ifPresent(request::setRangeEnd);
        try (Watching watch = Watching.open(channel, request.build())) {
            while (!until.isOver() && !cancellation.isCancelled()) {
                Optional<WatchResponse> response = watch.next(TICK);
                response.ifPresent(taker);
                if (response.filter(WatchResponse::getCanceled).isPresent()) {
                    return response.get().getCompactRevision() > 0 || refused(response.get());
                }
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private static boolean refused(WatchResponse response) {
        throw io.grpc.Status.PERMISSION_DENIED
                .withDescription("etcdserver: " + response.getCancelReason())
                .asRuntimeException();
    }
}
