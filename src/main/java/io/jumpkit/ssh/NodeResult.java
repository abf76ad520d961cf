// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.ssh;

import io.jumpkit.inventory.Node;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What one node answered, or why it did not.
 *
 * @param exit the exit code; present only when the outcome is {@link Outcome#EXITED}
 * @param detail the reason in words, such as "the host answers TCP, its sshd does not"
 * @param remains what is known of the remote process after a timeout or Ctrl-C
 * @param firstByte time to the first byte of output, from the start of the command
 * @param total time from the start, connecting included
 */
public record NodeResult(
        Node node,
        Outcome outcome,
        OptionalInt exit,
        Output stdout,
        Output stderr,
        String detail,
        Remains remains,
        Optional<Duration> firstByte,
        Duration total) {

    /** What is left of the command on the node. */
    public enum Remains {
        /** Nothing: it ended, or it never started. */
        NOTHING,
        /** Its process group was killed, and that was seen. */
        KILLED,
        /** Nobody can say. */
        MAYBE_RUNNING
    }

    /** Whether the command ran there and exited 0. */
    public boolean ok() {
        return outcome == Outcome.EXITED && exit.orElse(-1) == 0;
    }

    /** Standard output as text. */
    public String out() {
        return stdout.text();
    }

    /** Standard error as text. */
    public String err() {
        return stderr.text();
    }
}
