// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.ssh.exec;

import io.jumpkit.ssh.transport.Sink;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * Takes our own lines out of a stream: each awaited mark with the number after it is told and removed, together with what
 * start-up files printed before it. When the marks do not come, nothing is lost: it all is output.
 */
final class MarkFilter implements Sink {
    /** More than any start-up file prints. */
    private static final int PATIENCE_BYTES = 64 * 1024;

    private final Deque<String> awaited;
    private final BiConsumer<String, Integer> found;
    private final Sink output;
    private final ByteArrayOutputStream held = new ByteArrayOutputStream();

    MarkFilter(List<String> marks, BiConsumer<String, Integer> found, Sink output) {
        this.awaited = new ArrayDeque<>(marks);
        this.found = found;
        this.output = output;
    }

    @Override
    public void accept(byte[] bytes, int offset, int length) {
        if (awaited.isEmpty()) {
            output.accept(bytes, offset, length);
            return;
        }
        held.write(bytes, offset, length);
        byte[] all = held.toByteArray();
        int from = 0;
        while (!awaited.isEmpty()) {
            int end = endOfMark(all, from);
            if (end < 0) {
                break;
            }
            from = end;
        }
        held.reset();
        if (awaited.isEmpty()) {
            output.accept(all, from, all.length - from);
        } else if (all.length - from > PATIENCE_BYTES) {
            awaited.clear();
            output.accept(all, from, all.length - from);
        } else {
            held.write(all, from, all.length - from);
        }
    }

    /** No more will come: what was held back is output. */
    void end() {
        awaited.clear();
        byte[] rest = held.toByteArray();
        held.reset();
        if (rest.length > 0) {
            output.accept(rest, 0, rest.length);
        }
    }

    /** Where the line of the next mark ends, or -1 while it is not complete. */
    private int endOfMark(byte[] all, int from) {
        String mark = awaited.element() + " ";
        int start = indexOf(all, from, mark.getBytes(StandardCharsets.US_ASCII));
        if (start < 0) {
            return -1;
        }
        int number = 0;
        for (int i = start + mark.length(); i < all.length; i++) {
            if (all[i] == '\n') {
                found.accept(awaited.remove(), number);
                return i + 1;
            }
            if (all[i] >= '0' && all[i] <= '9') {
                number = number * 10 + all[i] - '0';
            }
        }
        return -1;
    }

    private static int indexOf(byte[] all, int from, byte[] wanted) {
        for (int i = from; i <= all.length - wanted.length; i++) {
            int matching = 0;
            while (matching < wanted.length && all[i + matching] == wanted[matching]) {
                matching++;
            }
            if (matching == wanted.length) {
                return i;
            }
        }
        return -1;
    }
}
