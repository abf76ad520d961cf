// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.etcd;

import io.jumpkit.deadline.Deadline;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;

/**
 * Dials from here. Where the inventory names the address to start from and this machine does not have it, nothing is
 * sent: the endpoint's address may then belong to somebody else.
 */
final class DirectRoad implements Road {
    private final Optional<String> localAddress;

    DirectRoad(Optional<String> localAddress) {
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

    /** All of 127.0.0.0/8 is here, though the interface lists only one address of it. */
    private static boolean isHere(InetAddress address) throws SocketException {
        return address.isLoopbackAddress() || NetworkInterface.getByInetAddress(address) != null;
    }
}
