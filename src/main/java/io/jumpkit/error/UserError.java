// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.error;

import java.util.Objects;

/**
 * Something the operator can mend: what failed, on what, why, and what to type next.
 *
 * <p>The message is one sentence that quotes what was typed or what the server said; the hint is always a thing to do.
 */
public final class UserError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ExitCode exit;
    private final String hint;
    private final boolean nothingChanged;

    private UserError(ExitCode exit, String what, String hint, boolean nothingChanged, Throwable cause) {
        super(Objects.requireNonNull(what), cause);
        this.exit = exit;
        this.hint = Objects.requireNonNull(hint);
        this.nothingChanged = nothingChanged;
    }

    /** Bad words, a bad parameter or a bad file: exit 2. */
    public static UserError usage(String what, String hint) {
        return new UserError(ExitCode.USAGE, what, hint, false, null);
    }

    /** A rule or guard does not hold and nothing was changed: exit 3. */
    public static UserError refused(String what, String hint) {
        return new UserError(ExitCode.REFUSED, what, hint, false, null);
    }

    /** Any other end, with the exit code that fits it. */
    public static UserError of(ExitCode exit, String what, String hint) {
        return new UserError(exit, what, hint, false, null);
    }

    /** The same error with what caused it, for the log. */
    public UserError causedBy(Throwable cause) {
        return new UserError(exit, getMessage(), hint, nothingChanged, cause);
    }

    /** The same error of a command that is known to have changed nothing, though its exit code does not say so. */
    public UserError changedNothing() {
        return new UserError(exit, getMessage(), hint, true, getCause());
    }

    /** Whether whoever threw it said that nothing was changed; where not, the exit code tells what it can. */
    public boolean isNothingChanged() {
        return nothingChanged;
    }

    /** What failed, on what, and why. */
    public String what() {
        return getMessage();
    }

    /** What to type or do next; empty where there is nothing to do. */
    public String hint() {
        return hint;
    }

    /** The exit code this error ends in. */
    public ExitCode exit() {
        return exit;
    }
}
