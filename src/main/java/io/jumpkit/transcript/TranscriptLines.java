// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.transcript;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads a transcript's file line by line, whatever its size; a last line without its line break is torn. */
final class TranscriptLines implements AutoCloseable {
    /** Longer than any line that is written ({@link CastLog#LONGEST_PIECE}); what goes on further is not one of ours. */
    static final int LONGEST_BYTES = 16 * 1024 * 1024;

    private final InputStream in;
    private final byte[] buffer = new byte[64 * 1024];
    private int at;
    private int end;
    private boolean torn;

    TranscriptLines(Path file) throws IOException {
        in = Files.newInputStream(file);
    }

    /**
     * The next whole line without its line break, or null at the end.
     *
     * @throws IOException also when a line in the middle is longer than any of ours: what follows is not given up
     */
    byte[] next() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        while (line.size() <= LONGEST_BYTES) {
            if (at == end && !fill()) {
                torn = line.size() > 0;
                return null;
            }
            int from = at;
            while (at < end && buffer[at] != '\n') {
                at++;
            }
            line.write(buffer, from, at - from);
            if (at < end) {
                at++;
                return line.toByteArray();
            }
        }
        requireTheLast();
        torn = true;
        return null;
    }

    /** What is too long may be what a power cut left at the end, but nothing in the middle. */
    private void requireTheLast() throws IOException {
        do {
            for (; at < end; at++) {
                if (buffer[at] == '\n') {
                    throw new IOException(
                            "it has a line of more than " + LONGEST_BYTES + " bytes, which is none that Jumpkit wrote");
                }
            }
        } while (fill());
    }

    /** Whether what stands behind the last whole line was not written to its end. */
    boolean torn() {
        return torn;
    }

    private boolean fill() throws IOException {
        at = 0;
        end = Math.max(0, in.read(buffer));
        return end > 0;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
