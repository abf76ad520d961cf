// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.ssh.jsch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jumpkit.inventory.SshTarget;
import io.jumpkit.ssh.config.InventoryRoutes;
import io.jumpkit.ssh.transport.Limits;
import io.jumpkit.ssh.transport.Phase;
import io.jumpkit.ssh.transport.PhaseWatch;
import io.jumpkit.ssh.transport.Route;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class DialerTest {
    private static final Duration SHORT = Duration.ofMillis(500);
    private static final Limits LIMITS = new Limits(SHORT, SHORT, SHORT.multipliedBy(100), SHORT, SHORT, SHORT);

    private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(1);
    private final List<Socket> waiting = new ArrayList<>();

    @AfterEach
    void close() throws IOException {
        timer.shutdownNow();
        for (Socket socket : waiting) {
            socket.close();
        }
    }

    @Test
    void anAddressAfterABlackHoleIsReached() throws Exception {
        InetAddress first = InetAddress.getByName("127.0.0.1");
        InetAddress second = InetAddress.getByName("127.0.0.2");
        try (ServerSocket full = new ServerSocket(0, 1, first);
                ServerSocket good = new ServerSocket(full.getLocalPort(), 1, second);
                PhaseWatch watch = new PhaseWatch(timer, LIMITS)) {
            fill(full);

            try (Socket socket = Dialer.dial(new InetAddress[] {first, second}, route(good), watch)) {
                watch.enter(Phase.BANNER);

                assertEquals(second, socket.getInetAddress());
                assertEquals(Optional.empty(), watch.failure(null));
                assertEquals(Phase.BANNER, watch.phase());
            }
        }
    }

    /** A listener whose queue is full answers no more than a black hole. */
    private void fill(ServerSocket listener) throws IOException {
        while (true) {
            Socket socket = new Socket();
            waiting.add(socket);
            try {
                socket.connect(new InetSocketAddress(listener.getInetAddress(), listener.getLocalPort()), 200);
            } catch (SocketTimeoutException e) {
                return;
            }
        }
    }

    private static Route route(ServerSocket listener) throws Exception {
        SshTarget target = new SshTarget(
                "two-addresses",
                Optional.empty(),
                OptionalInt.of(listener.getLocalPort()),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                SshTarget.Transport.JSCH);
        return new InventoryRoutes(Map.of(), false).resolve(target);
    }
}
