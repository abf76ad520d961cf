// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.etcd.etcdctl;

import com.google.protobuf.Message;
import io.etcd.jetcd.api.MaintenanceGrpc;
import io.etcd.jetcd.api.WatchGrpc;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.jumpkit.deadline.Deadline;
import io.jumpkit.probe.etcd.client.Endpoint;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** An endpoint as gRPC sees it, behind which the native client on a node is asked. */
final class NativeChannel extends Channel {
    private static final Duration NO_DEADLINE = Duration.ofMinutes(30);

    private final Etcdctl etcdctl;
    private final Endpoint endpoint;
    private final Executor executor;

    NativeChannel(Etcdctl etcdctl, Endpoint endpoint, Executor executor) {
        this.etcdctl = etcdctl;
        this.endpoint = endpoint;
        this.executor = executor;
    }

    @Override
    public String authority() {
        return endpoint.authority();
    }

    @Override
    public <Q, A> ClientCall<Q, A> newCall(MethodDescriptor<Q, A> method, CallOptions options) {
        Deadline deadline = Deadline.in(
                options.getDeadline() == null
                        ? NO_DEADLINE
                        : Duration.ofNanos(options.getDeadline().timeRemaining(TimeUnit.NANOSECONDS)));
        if (method.getFullMethodName()
                .equals(MaintenanceGrpc.getSnapshotMethod().getFullMethodName())) {
            return new NativeSnapshot<>(etcdctl, method, options, executor, deadline);
        }
        if (method.getFullMethodName().equals(WatchGrpc.getWatchMethod().getFullMethodName())) {
            return new NativeWatch<>(etcdctl, method, options, executor);
        }
        return new Question<>(method, deadline);
    }

    /** One question and one answer, all done by the time the request is complete. */
    private final class Question<Q, A> extends ClientCall<Q, A> {
        private final MethodDescriptor<Q, A> method;
        private final Deadline deadline;
        private Listener<A> listener;
        private Q request;
        private boolean over;

        Question(MethodDescriptor<Q, A> method, Deadline deadline) {
            this.method = method;
            this.deadline = deadline;
        }

        @Override
        public void start(Listener<A> responses, Metadata headers) {
            listener = responses;
        }

        @Override
        public void sendMessage(Q message) {
            request = message;
        }

        @Override
        public void halfClose() {
            if (over) {
                return;
            }
            try {
                listener.onMessage(answer());
                listener.onClose(Status.OK, new Metadata());
            } catch (StatusRuntimeException e) {
                listener.onClose(e.getStatus(), new Metadata());
            }
        }

        private A answer() {
            if (method.getType() != MethodDescriptor.MethodType.UNARY) {
                throw Status.UNKNOWN
                        .withDescription("etcdctl has no words for " + method.getBareMethodName() + "; via: ssh has")
                        .asRuntimeException();
            }
            var marshaller = (MethodDescriptor.PrototypeMarshaller<A>) method.getResponseMarshaller();
            Message kind = (Message) marshaller.getMessagePrototype();
            Message answer = etcdctl.ask(method.getFullMethodName(), request, kind.newBuilderForType(), deadline);
            return marshaller.getMessageClass().cast(answer);
        }

        @Override
        public void request(int messages) {
            // The one there is comes in any case.
        }

        @Override
        public void cancel(String message, Throwable cause) {
            if (!over) {
                over = true;
                listener.onClose(Status.CANCELLED.withDescription(message).withCause(cause), new Metadata());
            }
        }
    }
}
