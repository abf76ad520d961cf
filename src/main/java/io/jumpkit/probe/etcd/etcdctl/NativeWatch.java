// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.etcd.etcdctl;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.protobuf.ByteString;
import io.etcd.jetcd.api.Event;
import io.etcd.jetcd.api.MaintenanceGrpc;
import io.etcd.jetcd.api.ResponseHeader;
import io.etcd.jetcd.api.StatusRequest;
import io.etcd.jetcd.api.StatusResponse;
import io.etcd.jetcd.api.WatchCreateRequest;
import io.etcd.jetcd.api.WatchRequest;
import io.etcd.jetcd.api.WatchResponse;
import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.jumpkit.deadline.Deadline;
import io.jumpkit.json.Json;
import io.jumpkit.ssh.RemoteProcess;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * A watch that the native client holds on the node. It writes changes and nothing else, and tries for ever to come back to
 * a member that is gone; so the member's status is asked beside it, and ends the watch when it fails or when nobody leads.
 * It begins after the revision that the first status tells, so that nothing is missed between the two.
 */
final class NativeWatch<Q, A> extends ClientCall<Q, A> {
    private static final Duration PULSE = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final ByteString EVERYTHING = ByteString.copyFrom(new byte[1]);
    private static final String CHANGE = "{\"Header\"";

    private final Etcdctl etcdctl;
    private final MethodDescriptor<Q, A> method;
    private final Executor listeners;
    private final Executor executor;
    private final Semaphore wanted = new Semaphore(0);
    private Listener<A> listener;
    private RemoteProcess process;
    private boolean over;

    /** What etcdctl is told, and the variables for it: a key may look like an option, and then only they can carry it. */
    record Words(List<String> words, Map<String, String> variables) {

        /**
         * For a watch that starts at this revision.
         *
         * @throws StatusRuntimeException for a range that etcdctl cannot name
         */
        static Words of(WatchCreateRequest what, long revision) {
            List<String> words = new ArrayList<>(List.of("watch", "--rev=" + revision));
            ByteString key = what.getKey();
            ByteString end = what.getRangeEnd();
            if (key.equals(EVERYTHING) && end.equals(EVERYTHING)) {
                words.addAll(List.of("--prefix", ""));
                return new Words(List.copyOf(words), Map.of());
            }
            if (!key.isValidUtf8() || key.toStringUtf8().indexOf('\0') >= 0) {
                throw Status.INVALID_ARGUMENT
                        .withDescription("etcdctl cannot name that key; via: ssh can")
                        .asRuntimeException();
            }
            if (!end.isEmpty()) {
                words.add("--prefix");
            }
            return new Words(List.copyOf(words), Map.of("ETCDCTL_WATCH_KEY", key.toStringUtf8()));
        }
    }

    NativeWatch(Etcdctl etcdctl, MethodDescriptor<Q, A> method, CallOptions options, Executor executor) {
        this.etcdctl = etcdctl;
        this.method = method;
        this.listeners = options.getExecutor() == null ? executor : options.getExecutor();
        this.executor = executor;
    }

    /** What one line of its output tells; empty for a line that is not about a change. */
    static Optional<WatchResponse> read(String line) {
        if (!line.startsWith(CHANGE)) {
            return Optional.empty();
        }
        JsonNode said = Json.read(line);
        WatchResponse.Builder response = WatchResponse.newBuilder()
                .setHeader((ResponseHeader) ProtoJson.read(said.path("Header"), ResponseHeader.newBuilder()))
                .setCompactRevision(said.path("CompactRevision").asLong())
                .setCanceled(said.path("Canceled").asBoolean());
        said.path("Events").forEach(event -> response.addEvents((Event) ProtoJson.read(event, Event.newBuilder())));
        return Optional.of(response.build());
    }

    @Override
    public void start(Listener<A> responses, Metadata headers) {
        listener = responses;
    }

    @Override
    public void sendMessage(Q message) {
        WatchRequest request = (WatchRequest) message;
        if (request.hasCreateRequest()) {
            executor.execute(() -> ending(() -> watch(request.getCreateRequest())));
        }
    }

    @Override
    public void halfClose() {
        // There is one request, and a watch has no other end than being cancelled.
    }

    @Override
    public void request(int messages) {
        wanted.release(messages);
    }

    private void watch(WatchCreateRequest what) throws IOException, InterruptedException {
        StatusResponse status = status();
        ResponseHeader now = status.getHeader();
        long from = what.getStartRevision() > 0 ? what.getStartRevision() : now.getRevision() + 1;
        RemoteProcess running = etcdctl.start(Words.of(what, from), PATIENCE);
        if (!adopt(running)) {
            running.close();
            return;
        }
        hand(WatchResponse.newBuilder().setHeader(now).setCreated(true).build());
        executor.execute(() -> ending(this::pulse));
        BufferedReader lines = new BufferedReader(new InputStreamReader(running.stdout(), StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            // Why a watch was refused is in its last words, not in its answer.
            Optional<WatchResponse> response = read(line).filter(r -> !r.getCanceled() || r.getCompactRevision() > 0);
            if (response.isPresent()) {
                hand(response.get());
            }
        }
        throw EtcdctlWords.status(running.errors()).asRuntimeException();
    }

    private void pulse() throws InterruptedException {
        while (!isOver()) {
            TimeUnit.MILLISECONDS.sleep(PULSE.toMillis());
            if (!isOver() && status().getLeader() == 0) {
                throw Status.UNAVAILABLE
                        .withDescription("etcdserver: no leader")
                        .asRuntimeException();
            }
        }
    }

    private StatusResponse status() {
        return (StatusResponse) etcdctl.ask(
                MaintenanceGrpc.getStatusMethod().getFullMethodName(),
                StatusRequest.getDefaultInstance(),
                StatusResponse.newBuilder(),
                Deadline.in(PATIENCE));
    }

    /** A part of the work, with whose failure the watch ends. */
    private interface Part {
        void act() throws IOException, InterruptedException;
    }

    private void ending(Part part) {
        try {
            part.act();
        } catch (StatusRuntimeException e) {
            end(e.getStatus());
        } catch (IOException e) {
            end(Status.UNAVAILABLE.withDescription("the watch on " + etcdctl.node() + " broke: " + e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            end(Status.CANCELLED);
        } catch (RuntimeException e) {
            end(Status.fromThrowable(e));
            throw e;
        }
    }

    /** Takes the process, unless the watch was cancelled meanwhile. */
    private synchronized boolean adopt(RemoteProcess running) {
        if (!over) {
            process = running;
        }
        return !over;
    }

    private synchronized boolean isOver() {
        return over;
    }

    private void hand(WatchResponse response) throws InterruptedException {
        wanted.acquire();
        if (isOver()) {
            return;
        }
        A answer = method.parseResponse(response.toByteString().newInput());
        listeners.execute(() -> listener.onMessage(answer));
    }

    private void end(Status status) {
        RemoteProcess last;
        synchronized (this) {
            if (over) {
                return;
            }
            over = true;
            last = process;
        }
        // Whoever waits to hand something over is let go; it comes after the end and is not heard.
        wanted.release();
        listeners.execute(() -> listener.onClose(status, new Metadata()));
        if (last != null) {
            last.close();
        }
    }

    @Override
    public void cancel(String message, Throwable cause) {
        end(Status.CANCELLED.withDescription(message).withCause(cause));
    }
}
