// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.command;

/** What a command does to the world; prompt, help, runbook linter, confirmation and transcript all read this one fact. */
public enum Effect {
    READ("r"),
    WRITE("w"),
    DANGER("d");

    private final String letter;

    Effect(String letter) {
        this.letter = letter;
    }

    /** The letter that help and lists show. */
    public String letter() {
        return letter;
    }
}
