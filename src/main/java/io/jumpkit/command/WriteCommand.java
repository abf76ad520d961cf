// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.command;

/** A command that changes something, or could: refused while the session is read-only. */
public non-sealed interface WriteCommand extends Action {
    @Override
    default Effect effect() {
        return Effect.WRITE;
    }

    /**
     * Whether these very arguments are known to only read, so that the command may run in a read-only session. It stays a
     * write in every other respect: no runbook guard accepts it.
     */
    default boolean allowedReadOnly() {
        return false;
    }
}
