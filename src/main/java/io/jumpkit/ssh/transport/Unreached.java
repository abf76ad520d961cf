// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.ssh.transport;

import io.jumpkit.ssh.Outcome;

/** A connection or channel that did not come about: the class of the reason, and the reason in words. */
public final class Unreached extends Exception {
    private static final long serialVersionUID = 1L;
    private final Outcome outcome;
    private final Cure cure;

    /** What may help. */
    private enum Cure {
        NOTHING,
        TIME,
        OTHER_CLIENT,
        A_LOOK
    }

    private Unreached(Outcome outcome, String detail, Cure cure, Throwable cause) {
        super(detail, cause);
        this.outcome = outcome;
        this.cure = cure;
    }

    /** A reason that will hold until somebody does something. */
    public static Unreached of(Outcome outcome, String detail, Throwable cause) {
        return new Unreached(outcome, detail, Cure.NOTHING, cause);
    }

    /** A reason that trying again in a moment may mend, such as sshd's MaxStartups. */
    public static Unreached passing(Outcome outcome, String detail, Throwable cause) {
        return new Unreached(outcome, detail, Cure.TIME, cause);
    }

    /** A reason that lies in what this SSH client can do. */
    public static Unreached forThisClient(Outcome outcome, String detail, Throwable cause) {
        return new Unreached(outcome, detail, Cure.OTHER_CLIENT, cause);
    }

    /** The node may have begun what it was asked all the same: to ask again could do it twice. */
    public static Unreached maybeBegun(Outcome outcome, String detail, Throwable cause) {
        return new Unreached(outcome, detail, Cure.A_LOOK, cause);
    }

    /** The same reason in other words. */
    public Unreached saying(String detail) {
        return new Unreached(outcome, detail, cure, this);
    }

    /** The class of the reason. */
    public Outcome outcome() {
        return outcome;
    }

    /** Whether trying again in a moment may mend it. */
    public boolean isPassing() {
        return cure == Cure.TIME;
    }

    /** Whether the node may have begun it all the same. */
    public boolean hasMaybeBegun() {
        return cure == Cure.A_LOOK;
    }

    /** Whether another SSH client may do better. */
    public boolean isThisClients() {
        return cure == Cure.OTHER_CLIENT;
    }
}
