// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.shell.line;

/** The operator typed {@code exit}: what follows on the line is not run, and the shell or script ends here. */
public final class LeaveShell extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public LeaveShell() {
        super("exit", null, false, false);
    }
}
