// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.ssh.exec;

import io.jumpkit.ssh.Output;
import io.jumpkit.ssh.transport.Sink;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;

/** A stream of output of which head and tail stay in memory; all of it goes to a file once it is more than that. */
public final class CappedOutput implements Sink {
    private static final int FIRST_BYTES = 1024;

    private final int headCap;
    private final int tailCap;
    private final Supplier<Optional<Path>> newFile;
    private byte[] head = new byte[0];
    private int headLength;
    private byte[] ring = new byte[0];
    private long tailTotal;
    private long total;
    private Path file;
    private OutputStream spool;
    private boolean spoolFailed;

    /**
     * An output that keeps so many bytes.
     *
     * @param newFile names the file for all of it, if there is to be one; asked at most once
     */
    public CappedOutput(int capBytes, Supplier<Optional<Path>> newFile) {
        this.headCap = capBytes - capBytes / 2;
        this.tailCap = capBytes / 2;
        this.newFile = newFile;
    }

    @Override
    public synchronized void accept(byte[] bytes, int offset, int length) {
        boolean over = total + length > headCap + tailCap;
        if (over && spool == null && !spoolFailed) {
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
        Optional<Path> all = spoolFailed ? Optional.empty() : Optional.ofNullable(file);
        return new Output(Arrays.copyOf(head, headLength), tail(), total, all);
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
            file = newFile.get().orElse(null);
            if (file == null) {
                spoolFailed = true;
                return;
            }
            Files.createDirectories(file.getParent());
            spool = Files.newOutputStream(file);
            spool.write(head, 0, headLength);
            spool.write(tail());
        } catch (IOException e) {
            failed();
        }
    }

    private void write(byte[] bytes, int offset, int length) {
        if (spool == null) {
            return;
        }
        try {
            spool.write(bytes, offset, length);
        } catch (IOException e) {
            failed();
        }
    }

    /** A full disk must not cost the answer: head and tail remain. */
    private void failed() {
        spoolFailed = true;
        closeSpool();
        try {
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException ignored) {
            // Then a part of it stays behind; the output says that there is no file.
        }
    }

    private void closeSpool() {
        try {
            if (spool != null) {
                spool.close();
            }
        } catch (IOException e) {
            spoolFailed = true;
        }
        spool = null;
    }
}
