// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.transcript;

import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;

/** A file on a disk that is full after so many bytes: like a real one it takes part of the last write. */
record FullSink(Sink sink, AtomicLong room) implements Sink {

    @Override
    public void write(byte[] bytes) throws IOException {
        long left = room.getAndUpdate(r -> Math.max(0, r - bytes.length));
        if (left >= bytes.length) {
            sink.write(bytes);
            return;
        }
        sink.write(Arrays.copyOf(bytes, (int) left));
        throw new IOException("No space left on device");
    }

    @Override
    public void force() throws IOException {
        sink.force();
    }

    @Override
    public void close() throws IOException {
        sink.close();
    }
}
