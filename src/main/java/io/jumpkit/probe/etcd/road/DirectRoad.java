// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.etcd.road;

import io.jumpkit.deadline.Deadline;
import io.jumpkit.probe.etcd.client.Answer;
import io.jumpkit.probe.etcd.client.Endpoint;
import io.jumpkit.probe.etcd.client.Reason;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * Dials from here. Where the inventory names the address to start from and this machine does not have it, nothing is
 * sent: the endpoint's address may then belong to somebody else.
 */
public final class DirectRoad implements Road {
    /** A lost first packet is sent again after 1 s; who has not answered that either is not there. */
    private static final Duration CONNECT = Duration.ofMillis(1300);

    private final Optional<String> localAddress;

    public DirectRoad(Optional<String> localAddress) {
        this.localAddress = localAddress;
    }

    @Override
    public Answer<Way> to(Endpoint endpoint, Deadline deadline) {
        try {
            Optional<InetAddress> from = Optional.empty();
            if (localAddress.isPresent()) {
                InetAddress local = InetAddress.getByName(localAddress.get());
                if (!isHere(local)) {
                    return Answer.failed(
                            Reason.NO_ROUTE, "this machine does not have " + localAddress.get() + ", nothing was sent");
                }
                from = Optional.of(local);
            }
            InetSocketAddress to = new InetSocketAddress(InetAddress.getByName(endpoint.host()), endpoint.port());
            return new Answer.Got<>(new Way(to, from, () -> {}, Optional::empty), Duration.ZERO);
        } catch (UnknownHostException e) {
            return Answer.failed(Reason.DNS, endpoint.host());
        } catch (SocketException e) {
            return Answer.failed(Reason.NO_ROUTE, e.getMessage());
        }
    }

    @Override
    public Answer<Boolean> reachable(Endpoint endpoint, Deadline deadline) {
        Answer<Way> found = to(endpoint, deadline);
        if (found instanceof Answer.Failed<Way> none) {
            return none.as();
        }
        Way way = found.value().orElseThrow();
        long start = System.nanoTime();
        try (Socket socket = new Socket()) {
            if (way.from().isPresent()) {
                socket.bind(new InetSocketAddress(way.from().get(), 0));
            }
            socket.connect(way.address(), deadline.orIn(CONNECT).leftMillis());
            return new Answer.Got<>(true, Duration.ofNanos(System.nanoTime() - start));
        } catch (SocketTimeoutException e) {
            return Answer.failed(Reason.TIMED_OUT, "");
        } catch (IOException e) {
            String words = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
            return words.contains("refused")
                    ? Answer.failed(Reason.REFUSED, "")
                    : Answer.failed(Reason.NO_ROUTE, String.valueOf(e.getMessage()));
        }
    }

    /** All of 127.0.0.0/8 is here, though the interface lists only one address of it. */
    private static boolean isHere(InetAddress address) throws SocketException {
        return address.isLoopbackAddress() || NetworkInterface.getByInetAddress(address) != null;
    }
}
