// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.shell.line;

import io.jumpkit.error.FileFault;
import io.jumpkit.error.UserError;
import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Standard output: a reader that went away ends the work, a disk that is full is told. */
public final class DataStream extends PrintStream {
    private static final int BUFFER_BYTES = 8192;

    private final Remembering remembering;

    public DataStream(OutputStream target) {
        this(new Remembering(target));
    }

    private DataStream(Remembering remembering) {
        super(new BufferedOutputStream(remembering, BUFFER_BYTES), false, StandardCharsets.UTF_8);
        this.remembering = remembering;
    }

    /**
     * Writes all that was printed.
     *
     * @throws OutputClosed when nobody reads any more
     * @throws UserError when it cannot be written: what a script would go on with is not whole
     */
    public void finish() {
        if (!checkError()) {
            return;
        }
        IOException fault = remembering.fault;
        if (fault == null || isClosed(fault)) {
            throw new OutputClosed();
        }
        throw UserError.usage("standard output cannot be written: " + FileFault.of(fault), "the output is not whole")
                .causedBy(fault);
    }

    /** A pipe without a reader, in the words of the operating system. */
    private static boolean isClosed(IOException fault) {
        String words = String.valueOf(fault.getMessage()).toLowerCase(Locale.ROOT);
        return words.contains("broken pipe") || words.contains("closed") || words.contains("bad file descriptor");
    }

    /** Keeps the first reason, which a print stream forgets. */
    private static final class Remembering extends FilterOutputStream {
        private IOException fault;

        Remembering(OutputStream target) {
            super(target);
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            try {
                out.write(bytes, from, length);
            } catch (IOException e) {
                fault = fault == null ? e : fault;
                throw e;
            }
        }
    }
}
