// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.shell.fanout.fold;

import io.jumpkit.ssh.NodeResult;
import io.jumpkit.ssh.Outcome;
import java.util.OptionalInt;

/**
 * What makes two nodes' results the same: everything but who said it and how long it took.
 *
 * @param detail the reason in words, for what was no answer
 */
public record Answer(
        Outcome outcome, OptionalInt exit, NodeResult.Remains remains, String detail, String out, String err) {

    /** The answer in a result, its text as it came. */
    public static Answer of(NodeResult result) {
        return new Answer(
                result.outcome(), result.exit(), result.remains(), result.detail(), result.out(), result.err());
    }

    /** The same with other texts. */
    Answer texts(String newOut, String newErr) {
        return new Answer(outcome, exit, remains, detail, newOut, newErr);
    }

    /** Whether the command ran to its own end. */
    public boolean answered() {
        return outcome.answered();
    }

    /** Whether it exited with 0. */
    public boolean ok() {
        return outcome == Outcome.EXITED && exit.orElse(-1) == 0;
    }
}
