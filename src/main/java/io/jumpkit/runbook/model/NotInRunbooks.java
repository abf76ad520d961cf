// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.runbook.model;

import io.jumpkit.command.ForShell;
import io.jumpkit.command.OperatorOnly;
import io.jumpkit.command.Prepared;
import io.jumpkit.error.UserError;
import java.util.Optional;

/** What no command of a runbook may do, whichever block it stands in. The linter says it, and the engine holds to it. */
public final class NotInRunbooks {
    private NotInRunbooks() {}

    /**
     * Why a command must not stand in a runbook, and what to write instead; empty when it may.
     *
     * @param written as it stands there, its braces not filled in
     */
    public static Optional<UserError> why(Prepared written) {
        String name = written.entry().name();
        if (written.action() instanceof OperatorOnly only) {
            return Optional.of(UserError.refused(
                    "'" + name + "' is for whoever sits at the shell; no runbook may do it", only.insteadInRunbooks()));
        }
        if (written.action() instanceof ForShell shell) {
            return shell.wordsForShell().stream()
                    .filter(Templates::isIn)
                    .findFirst()
                    .map(word -> UserError.refused(
                            "a shell reads the words of '" + name + "', and '" + word
                                    + "' could become more than one of them, or a command",
                            "write an sh fence, where parameters are environment variables: \"$name\" or"
                                    + " \"$name_field\""));
        }
        return Optional.empty();
    }
}
