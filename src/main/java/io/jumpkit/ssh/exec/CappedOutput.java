// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.ssh.exec;

import io.jumpkit.ssh.Output;
import io.jumpkit.ssh.transport.Sink;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;

/** A stream of output of which head and tail stay in memory; all of it goes to a file once it is more than that. */
public final class CappedOutput implements Sink {
    private static final int FIRST_BYTES = 1024;

    private final int headCap;
    private final int tailCap;
    private final NewSpool newSpool;
    private byte[] head = new byte[0];
    private int headLength;
    private byte[] ring = new byte[0];
    private long tailTotal;
    private long total;
    private Optional<Spool> spool = Optional.empty();
    private boolean spoolClosed;

    /** Makes the file for all of it. */
    @FunctionalInterface
    public interface NewSpool {
        /** No file at all. */
        NewSpool NONE = Optional::empty;

        /** The file, if there is to be one; asked at most once. */
        Optional<Spool> make() throws IOException;
    }

    /** An output that keeps so many bytes. */
    public CappedOutput(int capBytes, NewSpool newSpool) {
        this.headCap = capBytes - capBytes / 2;
        this.tailCap = capBytes / 2;
        this.newSpool = newSpool;
    }

    @Override
    public synchronized void accept(byte[] bytes, int offset, int length) {
        boolean over = total + length > headCap + tailCap;
        if (over && spool.isEmpty() && !spoolClosed) {
            openSpool();
        }
        total += length;
        int toHead = Math.min(length, headCap - headLength);
        if (toHead > 0) {
            appendHead(bytes, offset, toHead);
        }
        appendTail(bytes, offset + toHead, length - toHead);
        write(bytes, offset, length);
    }

    /** How many bytes came. */
    public synchronized long totalBytes() {
        return total;
    }

    /** What is kept, and the end of writing the file. */
    public synchronized Output output() {
        closeSpool();
        return new Output(
                Arrays.copyOf(head, headLength),
                tail(),
                total,
                spool.map(Spool::file),
                spool.map(Spool::bytes).orElse(0L));
    }

    private void appendHead(byte[] bytes, int offset, int length) {
        if (headLength + length > head.length) {
            int wanted = Math.max(FIRST_BYTES, Math.max(2 * head.length, headLength + length));
            head = Arrays.copyOf(head, Math.min(headCap, wanted));
        }
        System.arraycopy(bytes, offset, head, headLength, length);
        headLength += length;
    }

    private void appendTail(byte[] bytes, int offset, int length) {
        if (length <= 0 || tailCap == 0) {
            return;
        }
        if (ring.length == 0) {
            ring = new byte[tailCap];
        }
        int skipped = Math.max(0, length - tailCap);
        tailTotal += skipped;
        int from = offset + skipped;
        int left = length - skipped;
        while (left > 0) {
            int at = (int) (tailTotal % tailCap);
            int count = Math.min(left, tailCap - at);
            System.arraycopy(bytes, from, ring, at, count);
            from += count;
            left -= count;
            tailTotal += count;
        }
    }

    private byte[] tail() {
        if (tailTotal <= tailCap) {
            return Arrays.copyOf(ring, (int) tailTotal);
        }
        int at = (int) (tailTotal % tailCap);
        byte[] tail = new byte[tailCap];
        System.arraycopy(ring, at, tail, 0, tailCap - at);
        System.arraycopy(ring, 0, tail, tailCap - at, at);
        return tail;
    }

    private void openSpool() {
        try {
            spool = newSpool.make();
            spoolClosed = spool.isEmpty();
            byte[] before = tail();
            write(head, 0, headLength);
            write(before, 0, before.length);
        } catch (IOException e) {
            failed(e);
        }
    }

    private void write(byte[] bytes, int offset, int length) {
        if (spool.isEmpty() || spoolClosed) {
            return;
        }
        try {
            if (!spool.get().write(bytes, offset, length)) {
                closeSpool();
            }
        } catch (IOException e) {
            failed(e);
        }
    }

    /** A full disk must not cost the answer: head and tail remain, and what is in the file already. */
    private void failed(IOException why) {
        System.getLogger(CappedOutput.class.getName()).log(System.Logger.Level.WARNING, "output is not kept", why);
        closeSpool();
    }

    private void closeSpool() {
        if (spool.isPresent() && !spoolClosed) {
            try {
                spool.get().close();
            } catch (IOException e) {
                System.getLogger(CappedOutput.class.getName()).log(System.Logger.Level.WARNING, "output file", e);
            }
        }
        spoolClosed = true;
    }
}
