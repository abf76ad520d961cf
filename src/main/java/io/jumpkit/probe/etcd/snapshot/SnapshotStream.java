// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.etcd.snapshot;

import io.etcd.jetcd.api.MaintenanceGrpc;
import io.etcd.jetcd.api.SnapshotRequest;
import io.etcd.jetcd.api.SnapshotResponse;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.Status;
import io.grpc.StatusException;
import io.grpc.stub.BlockingClientCall;
import io.grpc.stub.ClientCalls;
import io.jumpkit.deadline.Cancellation;
import io.jumpkit.deadline.Deadline;
import io.jumpkit.probe.etcd.client.Answer;
import io.jumpkit.probe.etcd.client.EtcdClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;

/** Has one member send its database, and writes it as it comes. Works without quorum. */
final class SnapshotStream {
    /** A member that sends nothing for so long is stuck; a healthy one sends 32 KiB at a time. */
    static final Duration STALL = Duration.ofSeconds(10);

    private final EtcdClient client;
    private final Cancellation cancellation;
    private final BiConsumer<Long, Long> progress;

    /** Progress is told the bytes that came and the bytes there will be. */
    SnapshotStream(EtcdClient client, Cancellation cancellation, BiConsumer<Long, Long> progress) {
        this.client = client;
        this.cancellation = cancellation;
        this.progress = progress;
    }

    /**
     * Writes the snapshot from the file's beginning and returns its size.
     *
     * @throws UncheckedIOException when the file cannot be written
     * @throws CancellationException when the operator called it off
     */
    Answer<Long> into(FileChannel file, Deadline deadline) {
        return client.ask(deadline, channel -> {
            try {
                file.truncate(0);
                return stream(channel, file, deadline);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    @SuppressWarnings("try")
    private long stream(Channel channel, FileChannel file, Deadline deadline) throws IOException {
        CallOptions options =
                CallOptions.DEFAULT.withDeadlineAfter(deadline.left().toNanos(), TimeUnit.NANOSECONDS);
        BlockingClientCall<SnapshotRequest, SnapshotResponse> call = ClientCalls.blockingV2ServerStreamingCall(
                channel, MaintenanceGrpc.getSnapshotMethod(), options, SnapshotRequest.getDefaultInstance());
        long written = 0;
        try (Cancellation.Registration stop = cancellation.onCancel(() -> call.cancel("stopped", null))) {
            for (SnapshotResponse part = next(call); part != null; part = next(call)) {
                for (var buffer : part.getBlob().asReadOnlyByteBufferList()) {
                    while (buffer.hasRemaining()) {
                        written += file.write(buffer);
                    }
                }
                progress.accept(written, written + part.getRemainingBytes());
            }
        } catch (IOException e) {
            call.cancel("the file cannot be written", e);
            throw e;
        }
        return written;
    }

    private SnapshotResponse next(BlockingClientCall<SnapshotRequest, SnapshotResponse> call) {
        try {
            cancellation.check();
            return call.read(STALL.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            call.cancel("stalled", e);
            throw Status.DEADLINE_EXCEEDED.asRuntimeException();
        } catch (StatusException e) {
            cancellation.check();
            throw e.getStatus().withCause(e.getCause()).asRuntimeException();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            call.cancel("stopped", e);
            throw new CancellationException("stopped by the operator");
        }
    }
}
