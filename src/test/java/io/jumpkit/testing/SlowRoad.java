// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A way to a server on which, from the first large packet on, answers are held back until they are let go: an open channel
 * whose request gets no reply. Closed with the test.
 */
public final class SlowRoad implements AutoCloseable {
    /** Above what opening a channel takes, below a command line that the test makes long. */
    private static final int LARGE_BYTES = 3000;

    private static final int BUFFER_BYTES = 64 * 1024;

    private final ServerSocket listener;
    private final int port;
    private final CountDownLatch held = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);

    private SlowRoad(ServerSocket listener, int port) {
        this.listener = listener;
        this.port = port;
    }

    /** A way to a port of this machine. */
    public static SlowRoad to(int port) throws IOException {
        SlowRoad road = new SlowRoad(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), port);
        daemon(road::serve);
        return road;
    }

    /** Where it begins. */
    public int port() {
        return listener.getLocalPort();
    }

    /** A comment that makes a command line large. */
    public static String weight() {
        return " # " + "x".repeat(2 * LARGE_BYTES);
    }

    /** Waits until answers are held back. */
    public boolean awaitHeld() throws InterruptedException {
        return held.await(20, TimeUnit.SECONDS);
    }

    /** Lets all answers through from now on. */
    public void release() {
        released.countDown();
    }

    private void serve() throws IOException {
        while (true) {
            Socket client = listener.accept();
            Socket server = new Socket(InetAddress.getLoopbackAddress(), port);
            CountDownLatch[] gate = {null};
            daemon(() -> pump(client.getInputStream(), server.getOutputStream(), count -> {
                if (count > LARGE_BYTES && held.getCount() > 0) {
                    gate[0] = released;
                    held.countDown();
                }
            }));
            daemon(() -> {
                pump(server.getInputStream(), client.getOutputStream(), count -> {
                    if (gate[0] != null) {
                        gate[0].await();
                    }
                });
                client.close();
            });
        }
    }

    private static void pump(InputStream from, OutputStream to, Gate gate) throws IOException, InterruptedException {
        byte[] buffer = new byte[BUFFER_BYTES];
        for (int count = from.read(buffer); count >= 0; count = from.read(buffer)) {
            gate.pass(count);
            to.write(buffer, 0, count);
            to.flush();
        }
    }

    /** Looks at bytes before they pass. */
    private interface Gate {
        void pass(int count) throws InterruptedException;
    }

    /** What ends with its sockets. */
    private interface Work {
        void run() throws IOException, InterruptedException;
    }

    private static void daemon(Work work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException | InterruptedException e) {
                // One side has gone.
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        release();
        listener.close();
    }
}
