// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.etcd.client;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.jumpkit.deadline.Deadline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EtcdClientTest {
    private int asked;
    private final List<Channel> given = new ArrayList<>();
    private final List<Channel> distrusted = new ArrayList<>();
    private Status answer = Status.UNAVAILABLE.withDescription("io exception");

    private final EtcdClient client = new EtcdClient(
            Endpoint.of("http://127.0.0.1:2379").orElseThrow(), new Ways(), new Login(Optional.empty(), null));

    private Answer.Failed<?> status() {
        return client.status(Deadline.in(Duration.ofSeconds(20))).failure().orElseThrow();
    }

    @Test
    void aConnectionThatBrokeWhileItLayIdleIsMadeAnew() {
        Answer.Failed<?> failed = status();

        assertEquals(2, asked);
        assertEquals(given, distrusted);
        assertEquals(Reason.CUT, failed.reason());
        assertEquals("", failed.detail(), "what gRPC says of it helps nobody");
    }

    @Test
    void whatEtcdItselfSaysIsNotAskedTwice() {
        answer = Status.UNAVAILABLE.withDescription("etcdserver: no leader");

        assertEquals(Reason.NO_LEADER, status().reason());
        assertEquals(1, asked);
    }

    /** A way to an endpoint on which every question fails. */
    private final class Ways implements Connections {
        @Override
        public Answer<Channel> to(Endpoint endpoint, Deadline deadline) {
            asked++;
            given.add(new Failing());
            return new Answer.Got<>(given.get(given.size() - 1), Duration.ZERO);
        }

        @Override
        public void distrust(Endpoint endpoint, Channel channel) {
            distrusted.add(channel);
        }

        @Override
        public void close() {}
    }

    private final class Failing extends Channel {
        @Override
        public <Q, A> ClientCall<Q, A> newCall(MethodDescriptor<Q, A> method, CallOptions options) {
            return new ClientCall<>() {
                @Override
                public void start(Listener<A> listener, Metadata headers) {
                    listener.onClose(answer, new Metadata());
                }

                @Override
                public void request(int messages) {}

                @Override
                public void cancel(String message, Throwable cause) {}

                @Override
                public void halfClose() {}

                @Override
                public void sendMessage(Q message) {}
            };
        }

        @Override
        public String authority() {
            return "test";
        }
    }
}
