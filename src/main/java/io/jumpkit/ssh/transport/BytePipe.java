// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.ssh.transport;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Queue;

/**
 * Bytes on their way from a connection's reader to somebody who takes them when ready. The writing side never waits:
 * what is not read up to a limit breaks the pipe, so that one slow taker cannot stop a whole connection.
 */
public final class BytePipe extends InputStream implements Sink {
    /** Far above what SSH's window lets come while a live reader takes a breath. */
    private static final int LIMIT_BYTES = 16 * 1024 * 1024;

    private final Queue<byte[]> chunks = new ArrayDeque<>();
    private byte[] current = new byte[0];
    private int position;
    private long waitingBytes;
    private boolean ended;
    private boolean broken;

    @Override
    public synchronized void accept(byte[] bytes, int offset, int length) {
        if (ended || broken || length == 0) {
            return;
        }
        if (waitingBytes + length > LIMIT_BYTES) {
            broken = true;
            chunks.clear();
        } else {
            byte[] copy = new byte[length];
            System.arraycopy(bytes, offset, copy, 0, length);
            chunks.add(copy);
            waitingBytes += length;
        }
        notifyAll();
    }

    /** No more bytes will come. */
    public synchronized void end() {
        ended = true;
        notifyAll();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public synchronized int read(byte[] bytes, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (position == current.length) {
            if (!next()) {
                return -1;
            }
        }
        int count = Math.min(length, current.length - position);
        System.arraycopy(current, position, bytes, offset, count);
        position += count;
        waitingBytes -= count;
        return count;
    }

    @Override
    public synchronized int available() {
        return (int) waitingBytes;
    }

    @Override
    public void close() {
        end();
    }

    private boolean next() throws IOException {
        while (chunks.isEmpty()) {
            if (broken) {
                throw new IOException("more than " + LIMIT_BYTES + " bytes came that nobody read");
            }
            if (ended) {
                return false;
            }
            try {
                wait();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted", e);
            }
        }
        current = chunks.remove();
        position = 0;
        return true;
    }
}
