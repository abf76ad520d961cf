// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Ports that nobody listens on: none that the kernel gives to outgoing connections (by default from 32768 on), and none
 * twice.
 */
public final class FreePorts {
    private static final int FIRST = 10_000;
    private static final int COUNT = 20_000;
    private static final AtomicInteger NEXT =
            new AtomicInteger(ThreadLocalRandom.current().nextInt(COUNT));

    private FreePorts() {}

    /** A port that was free on this address a moment ago. */
    public static int on(String address) {
        for (int tries = 0; tries < COUNT; tries++) {
            int port = FIRST + Math.floorMod(NEXT.getAndIncrement(), COUNT);
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getByName(address))) {
                return socket.getLocalPort();
            } catch (IOException e) {
                // Somebody listens there: the next one.
                continue;
            }
        }
        throw new AssertionError("no port is free on " + address);
    }
}
