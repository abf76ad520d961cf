// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.ssh.jsch;

import com.jcraft.jsch.Proxy;
import com.jcraft.jsch.SocketFactory;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The bytes under one SSH connection, a socket's or a jump host's; remembers when it last heard anything. */
final class Road implements Proxy {
    private static final int BUFFER_BYTES = 8 * 1024;

    private final InputStream in;
    private final OutputStream out;
    private final Closeable end;
    private final Set<Object> waiting = ConcurrentHashMap.newKeySet();
    private volatile long heardNanos = System.nanoTime();
    private volatile boolean closed;

    Road(InputStream in, OutputStream out, Closeable end) {
        this.in = new BufferedInputStream(new Listening(in), BUFFER_BYTES);
        this.out = out;
        this.end = end;
    }

    static Road of(Socket socket) throws IOException {
        return new Road(socket.getInputStream(), socket.getOutputStream(), socket);
    }

    /** When bytes last came, on the monotonic clock. */
    long heardNanos() {
        return heardNanos;
    }

    boolean isClosed() {
        return closed;
    }

    @Override
    public void connect(SocketFactory factory, String host, int port, int timeout) {
        // The road is there already.
    }

    @Override
    public InputStream getInputStream() {
        return in;
    }

    @Override
    public OutputStream getOutputStream() {
        return out;
    }

    /** None: JSch would set timeouts on it that can cut a packet in two. */
    @Override
    public Socket getSocket() {
        return null;
    }

    /** Wakes whoever waits on this object when the road is closed: JSch would let them wait their full time. */
    void wakeWhenClosed(Object monitor) {
        waiting.add(monitor);
    }

    void forget(Object monitor) {
        waiting.remove(monitor);
    }

    @Override
    public void close() {
        closed = true;
        for (Object monitor : waiting) {
            synchronized (monitor) {
                monitor.notifyAll();
            }
        }
        try {
            end.close();
        } catch (IOException ignored) {
            // Closing is all that is left to do with it.
        }
    }

    private final class Listening extends FilterInputStream {
        Listening(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int value = super.read();
            heardNanos = System.nanoTime();
            return value;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int count = super.read(bytes, offset, length);
            heardNanos = System.nanoTime();
            return count;
        }
    }
}
