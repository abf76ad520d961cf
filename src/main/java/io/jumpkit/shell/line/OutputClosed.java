// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.shell.line;

/** Nobody reads our output any more, as behind {@code | head}: the end of the work, and no failure. */
public final class OutputClosed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public OutputClosed() {
        super("standard output was closed", null, false, false);
    }
}
