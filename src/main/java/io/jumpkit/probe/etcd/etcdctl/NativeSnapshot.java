// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.etcd.etcdctl;

import com.google.protobuf.ByteString;
import io.etcd.jetcd.api.SnapshotResponse;
import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.jumpkit.deadline.Cancellation;
import io.jumpkit.deadline.Deadline;
import io.jumpkit.ssh.NodeResult;
import io.jumpkit.ssh.Progress;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A snapshot that the native client saves on the node, fetched from there and handed over piece by piece. While the node
 * is at it empty pieces come, as a sign that it is alive.
 */
final class NativeSnapshot<Q, A> extends ClientCall<Q, A> {
    private static final int PIECE_BYTES = 64 * 1024;
    private static final long SIGN_OF_LIFE_SECONDS = 2;
    private static final Duration TIDYING = Duration.ofSeconds(10);

    private final Etcdctl etcdctl;
    private final MethodDescriptor<Q, A> method;
    private final Executor listeners;
    private final Executor executor;
    private final Deadline deadline;
    private final Cancellation cancellation = new Cancellation();
    private final CompletableFuture<Path> saved = new CompletableFuture<>();
    private Listener<A> listener;
    private InputStream in;
    private long left;
    private boolean over;

    NativeSnapshot(
            Etcdctl etcdctl, MethodDescriptor<Q, A> method, CallOptions options, Executor executor, Deadline deadline) {
        this.etcdctl = etcdctl;
        this.method = method;
        this.listeners = options.getExecutor() == null ? executor : options.getExecutor();
        this.executor = executor;
        this.deadline = deadline;
    }

    @Override
    public void start(Listener<A> responses, Metadata headers) {
        listener = responses;
    }

    @Override
    public void sendMessage(Q message) {
        // The request says nothing.
    }

    @Override
    public void halfClose() {
        executor.execute(() -> {
            try {
                saved.complete(save());
            } catch (RuntimeException e) {
                saved.completeExceptionally(e);
            }
        });
    }

    private Path save() {
        String folder = etcdctl.run("make-folder.sh", Map.of(), TIDYING).out().strip();
        try {
            etcdctl.say(List.of("snapshot", "save", folder + "/db"), deadline);
            return fetch(folder + "/db");
        } catch (IOException e) {
            throw Status.UNKNOWN.withDescription(e.getMessage()).withCause(e).asRuntimeException();
        } finally {
            etcdctl.run("discard.sh", Map.of("JUMPKIT_FOLDER", folder), TIDYING);
        }
    }

    private Path fetch(String file) throws IOException {
        Path here = Files.createTempDirectory("jumpkit-snapshot");
        NodeResult result = etcdctl.remote()
                .get()
                .fetch(List.of(etcdctl.node()), file, here, Progress.NONE, cancellation)
                .get(0);
        if (!result.ok()) {
            Files.delete(here);
            throw new IOException("cannot fetch " + file + " from " + etcdctl.node() + ": " + result.detail());
        }
        try (var files = Files.walk(here)) {
            return files.filter(Files::isRegularFile).findFirst().orElseThrow();
        }
    }

    /** Each time a piece is asked for one is made ready, beside whoever asks. */
    @Override
    public void request(int messages) {
        for (int i = 0; i < messages; i++) {
            executor.execute(this::next);
        }
    }

    private synchronized void next() {
        if (over) {
            return;
        }
        try {
            if (in == null) {
                Path file = saved.get(SIGN_OF_LIFE_SECONDS, TimeUnit.SECONDS);
                left = Files.size(file);
                in = Files.newInputStream(file);
                Files.delete(file);
                Files.delete(file.getParent());
            }
            byte[] piece = in.readNBytes(PIECE_BYTES);
            left -= piece.length;
            if (piece.length == 0) {
                end(Status.OK);
            } else {
                hand(piece);
            }
        } catch (TimeoutException e) {
            hand(new byte[0]);
        } catch (ExecutionException e) {
            end(e.getCause() instanceof StatusRuntimeException known ? known.getStatus() : Status.fromThrowable(e));
        } catch (IOException e) {
            end(Status.fromThrowable(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            end(Status.CANCELLED);
        }
    }

    private void hand(byte[] piece) {
        SnapshotResponse response = SnapshotResponse.newBuilder()
                .setBlob(ByteString.copyFrom(piece))
                .setRemainingBytes(left)
                .build();
        A answer = method.parseResponse(response.toByteString().newInput());
        listeners.execute(() -> listener.onMessage(answer));
    }

    private synchronized void end(Status status) {
        if (over) {
            return;
        }
        over = true;
        if (in != null) {
            try {
                in.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        listeners.execute(() -> listener.onClose(status, new Metadata()));
    }

    @Override
    public void cancel(String message, Throwable cause) {
        cancellation.cancel();
        end(Status.CANCELLED.withDescription(message).withCause(cause));
    }
}
