// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.ssh.transport;

import io.jumpkit.ssh.Outcome;

/** A connection or channel that did not come about: the class of the reason, and the reason in words. */
public final class Unreached extends Exception {
    private static final long serialVersionUID = 1L;
    private final Outcome outcome;
    private final boolean passing;

    private Unreached(Outcome outcome, String detail, boolean passing, Throwable cause) {
        super(detail, cause);
        this.outcome = outcome;
        this.passing = passing;
    }

    /** A reason that will hold until somebody does something. */
    public static Unreached of(Outcome outcome, String detail, Throwable cause) {
        return new Unreached(outcome, detail, false, cause);
    }

    /** A reason that trying again in a moment may mend, such as sshd's MaxStartups. */
    public static Unreached passing(Outcome outcome, String detail, Throwable cause) {
        return new Unreached(outcome, detail, true, cause);
    }

    /** The class of the reason. */
    public Outcome outcome() {
        return outcome;
    }

    /** Whether trying again in a moment may mend it. */
    public boolean isPassing() {
        return passing;
    }
}
