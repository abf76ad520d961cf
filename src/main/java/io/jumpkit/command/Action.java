// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.command;

import io.jumpkit.output.Result;

/** Something that can be typed. Its class carries the picocli declaration that parsing, help and Tab are made from. */
public sealed interface Action permits ReadCommand, WriteCommand, DangerCommand {

    /**
     * Does it.
     *
     * @throws io.jumpkit.error.UserError for what the operator can mend
     * @throws InterruptedException when the thread is told to stop
     */
    Result run(Invocation in) throws InterruptedException;

    /** The record its rows are of: the fields that {@code where} and {@code expect} may name, and those of its JSON. */
    default Class<? extends Record> rows() {
        return NoRows.class;
    }

    /** What commands without rows have. */
    record NoRows() {}

    /** What its arguments do to the world. */
    Effect effect();
}
