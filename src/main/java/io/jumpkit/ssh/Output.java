// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.ssh;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What a command wrote, held to a cap.
 *
 * @param head the first bytes; all of them when nothing is missing
 * @param tail the last bytes, empty when nothing is missing
 * @param totalBytes how many bytes the node sent
 * @param file where all of it is, when it was more than the cap
 * @param fileBytes how much of it is there: less than all when there was no room for more
 */
public record Output(byte[] head, byte[] tail, long totalBytes, Optional<Path> file, long fileBytes) {
    /** Nothing written. */
    public static final Output NONE = new Output(new byte[0], new byte[0], 0, Optional.empty());

    /** An output that is in no file, or all of it. */
    public Output(byte[] head, byte[] tail, long totalBytes, Optional<Path> file) {
        this(head, tail, totalBytes, file, file.isPresent() ? totalBytes : 0);
    }

    /** Whether bytes are missing between head and tail. */
    public boolean truncated() {
        return totalBytes > head.length + tail.length;
    }

    /** The text, with a line in the middle that says what was left out. */
    public String text() {
        String first = new String(head, StandardCharsets.UTF_8);
        if (!truncated()) {
            return first + new String(tail, StandardCharsets.UTF_8);
        }
        return first + "\n[... " + (totalBytes - head.length - tail.length) + " bytes left out"
                + file.map(this::whereabouts).orElse("") + " ...]\n"
                + new String(tail, StandardCharsets.UTF_8);
    }

    private String whereabouts(Path path) {
        return fileBytes < totalBytes
                ? ", the first " + fileBytes + " in " + path + ", which has no room for more"
                : ", all of it in " + path;
    }
}
