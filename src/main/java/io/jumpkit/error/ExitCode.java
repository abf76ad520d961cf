// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.error;

import java.util.Collection;

/**
 * How a command ended, for scripts and for the prompt.
 *
 * <p>The order of the constants is the order of precedence: of several the first one wins, so that one dead node never
 * hides a critical finding.
 */
public enum ExitCode {
    BUG(70, "a bug in Jumpkit"),
    UNVERIFIED(4, "changed but not verified, or outcome unknown"),
    REFUSED(3, "refused: a guard or rule did not hold, nothing changed"),
    USAGE(2, "usage, parameters, bad file"),
    STOPPED(5, "stopped by the operator, resumable"),
    INTERRUPTED(130, "Ctrl-C"),
    TIMED_OUT(124, "timed out"),
    ILL(1, "the system is ill, or a remote command exited non-zero"),
    UNANSWERED(6, "some nodes did not answer"),
    DONE(0, "done");

    private final int number;
    private final String meaning;

    ExitCode(int number, String meaning) {
        this.number = number;
        this.meaning = meaning;
    }

    /** The number the process exits with. */
    public int number() {
        return number;
    }

    /** What it means, in the operator's words. */
    public String meaning() {
        return meaning;
    }

    /** The one that matters more. */
    public ExitCode or(ExitCode other) {
        return compareTo(other) <= 0 ? this : other;
    }

    /** The one that matters most; {@link #DONE} of none. */
    public static ExitCode worstOf(Collection<ExitCode> codes) {
        return codes.stream().reduce(DONE, ExitCode::or);
    }
}
