// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.command;

/** A command that changes nothing on any cluster. */
public non-sealed interface ReadCommand extends Action {
    @Override
    default Effect effect() {
        return Effect.READ;
    }
}
