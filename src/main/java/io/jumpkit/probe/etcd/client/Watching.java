// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.etcd.client;

import com.google.protobuf.ByteString;
import io.etcd.jetcd.api.WatchCreateRequest;
import io.etcd.jetcd.api.WatchGrpc;
import io.etcd.jetcd.api.WatchRequest;
import io.etcd.jetcd.api.WatchResponse;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.Status;
import io.grpc.StatusException;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.BlockingClientCall;
import io.grpc.stub.ClientCalls;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One open watch on one member. Closed by whoever opened it. */
public final class Watching implements AutoCloseable {
    private final BlockingClientCall<WatchRequest, WatchResponse> call;

    private Watching(BlockingClientCall<WatchRequest, WatchResponse> call) {
        this.call = call;
    }

    /**
     * Opens a watch; it lives until it is closed.
     *
     * @throws StatusRuntimeException when that does not work
     */
    public static Watching open(Channel channel, WatchCreateRequest what) {
        BlockingClientCall<WatchRequest, WatchResponse> call =
                ClientCalls.blockingBidiStreamingCall(channel, WatchGrpc.getWatchMethod(), CallOptions.DEFAULT);
        try {
            call.write(WatchRequest.newBuilder().setCreateRequest(what).build());
        } catch (StatusException e) {
            throw e.getStatus().withCause(e.getCause()).asRuntimeException();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            call.cancel("stopped", e);
            throw Status.CANCELLED.asRuntimeException();
        }
        return new Watching(call);
    }

    /** A key as the protocol wants it; the empty one, which it has not, is the first there can be. */
    public static ByteString key(String text) {
        return text.isEmpty() ? ByteString.copyFrom(new byte[1]) : ByteString.copyFromUtf8(text);
    }

    /** The end of the range of keys that begin with a prefix. */
    public static ByteString endOf(String prefix) {
        byte[] end = ByteString.copyFromUtf8(prefix).toByteArray();
        for (int i = end.length - 1; i >= 0; i--) {
            if (end[i] != -1) {
                end[i]++;
                return ByteString.copyFrom(end, 0, i + 1);
            }
        }
        return ByteString.copyFrom(new byte[1]);
    }

    /**
     * What comes next, if anything does in that time.
     *
     * @throws StatusRuntimeException when the watch has ended
     */
    public Optional<WatchResponse> next(Duration time) throws InterruptedException {
        try {
            WatchResponse response = call.read(Math.max(1, time.toMillis()), TimeUnit.MILLISECONDS);
            if (response == null) {
                throw Status.UNAVAILABLE.withDescription("the watch ended").asRuntimeException();
            }
            return Optional.of(response);
        } catch (TimeoutException e) {
            return Optional.empty();
        } catch (StatusException e) {
            throw e.getStatus().withCause(e.getCause()).asRuntimeException();
        }
    }

    @Override
    public void close() {
        call.cancel("no longer wanted", null);
    }
}
