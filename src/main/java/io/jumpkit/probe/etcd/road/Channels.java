// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.etcd.road;

import io.grpc.Channel;
import io.grpc.ConnectivityState;
import io.grpc.ManagedChannel;
import io.grpc.netty.NettyChannelBuilder;
import io.jumpkit.deadline.Deadline;
import io.jumpkit.probe.etcd.client.Answer;
import io.jumpkit.probe.etcd.client.Connections;
import io.jumpkit.probe.etcd.client.Endpoint;
import io.jumpkit.probe.etcd.client.Reason;
import io.netty.channel.ChannelOption;
import io.netty.handler.ssl.SslContext;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * One channel per endpoint, kept while it works: a second question costs one round trip. A channel that failed or timed
 * out is thrown away, so that the next question dials anew instead of waiting out gRPC's back-off. Thread-safe.
 */
public final class Channels implements Connections {
    /** A range reply may be as large as a request (1.5 MiB by default), a snapshot chunk is 32 KiB. */
    private static final int MAX_MESSAGE_BYTES = 64 << 20;

    private static final Duration CONNECT = Duration.ofMillis(1500);

    private final Road road;
    private final Optional<SslContext> tls;
    private final ExecutorService executor;
    private final Map<Endpoint, Open> open = new HashMap<>();

    /** Of channels thrown away: several questions fail on one, and each wants to know why. */
    private final Map<Endpoint, Reason> troubles = new HashMap<>();

    private record Open(ManagedChannel channel, Road.Way way) {
        void close() {
            channel.shutdownNow();
            way.onClose().run();
        }
    }

    public Channels(Road road, Optional<SslContext> tls, ExecutorService executor) {
        this.road = road;
        this.tls = tls;
        this.executor = executor;
    }

    /** The channel to an endpoint, or why there is no way. Finding the way is not done under the lock: it may take long. */
    @Override
    public Answer<Channel> to(Endpoint endpoint, Deadline deadline) {
        Optional<Channel> kept = kept(endpoint);
        if (kept.isPresent()) {
            return new Answer.Got<>(kept.get(), Duration.ZERO);
        }
        Answer<Road.Way> way = road.to(endpoint, deadline);
        if (way instanceof Answer.Failed<Road.Way> none) {
            return none.as();
        }
        return new Answer.Got<>(keep(endpoint, way.value().orElseThrow()), Duration.ZERO);
    }

    /** A tunnel whose far end is not there closes at its near end, which looks like a cut. */
    @Override
    public synchronized <T> Answer.Failed<T> explained(Endpoint endpoint, Answer.Failed<T> failed) {
        if (failed.reason() != Reason.CUT) {
            return failed;
        }
        Optional<Reason> known = Optional.ofNullable(
                open.containsKey(endpoint)
                        ? open.get(endpoint).way().trouble().get().orElse(null)
                        : troubles.get(endpoint));
        return known.map(reason -> new Answer.Failed<T>(reason, "")).orElse(failed);
    }

    /** Whether anything listens there; nobody is asked where a channel stands already. */
    @Override
    public Answer<Boolean> reachable(Endpoint endpoint, Deadline deadline) {
        return stands(endpoint) ? new Answer.Got<>(true, Duration.ZERO) : road.reachable(endpoint, deadline);
    }

    private synchronized boolean stands(Endpoint endpoint) {
        Open kept = open.get(endpoint);
        return kept != null && kept.channel().getState(false) == ConnectivityState.READY;
    }

    @Override
    public void distrust(Endpoint endpoint, Channel channel) {
        Open gone;
        synchronized (this) {
            gone = open.get(endpoint);
            if (gone == null || gone.channel() != channel) {
                return;
            }
            open.remove(endpoint);
            gone.way().trouble().get().ifPresent(reason -> troubles.put(endpoint, reason));
        }
        gone.close();
    }

    private synchronized Optional<Channel> kept(Endpoint endpoint) {
        Open kept = open.get(endpoint);
        if (kept == null) {
            return Optional.empty();
        }
        ConnectivityState state = kept.channel().getState(false);
        if (state == ConnectivityState.TRANSIENT_FAILURE || state == ConnectivityState.SHUTDOWN) {
            open.remove(endpoint);
            kept.close();
            return Optional.empty();
        }
        return Optional.of(kept.channel());
    }

    private synchronized ManagedChannel keep(Endpoint endpoint, Road.Way way) {
        Open already = open.get(endpoint);
        if (already != null) {
            way.onClose().run();
            return already.channel();
        }
        ManagedChannel channel = build(endpoint, way);
        open.put(endpoint, new Open(channel, way));
        troubles.remove(endpoint);
        return channel;
    }

    private ManagedChannel build(Endpoint endpoint, Road.Way way) {
        InetSocketAddress address = way.address();
        NettyChannelBuilder builder = NettyChannelBuilder.forAddress(address)
                .overrideAuthority(endpoint.authority())
                .withOption(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) CONNECT.toMillis())
                .maxInboundMessageSize(MAX_MESSAGE_BYTES)
                .proxyDetector(to -> null)
                .disableRetry()
                .executor(executor)
                .userAgent("jumpkit");
        way.from().ifPresent(from -> builder.localSocketPicker(new From(from)));
        if (endpoint.tls()) {
            tls.ifPresent(builder::sslContext);
            builder.useTransportSecurity();
        } else {
            builder.usePlaintext();
        }
        return builder.build();
    }

    /** Makes every connection start from one address. */
    private static final class From extends NettyChannelBuilder.LocalSocketPicker {
        private final java.net.InetAddress address;

        From(java.net.InetAddress address) {
            this.address = address;
        }

        @Override
        public java.net.SocketAddress createSocketAddress(
                java.net.SocketAddress remote, io.grpc.Attributes attributes) {
            return new InetSocketAddress(address, 0);
        }
    }

    @Override
    public synchronized void close() {
        open.values().forEach(Open::close);
        open.values().forEach(o -> awaitQuietly(o.channel()));
        open.clear();
    }

    private static void awaitQuietly(ManagedChannel channel) {
        try {
            channel.awaitTermination(200, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
