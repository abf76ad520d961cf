// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What stands between two semicolons: a command and the filters behind it, or a line for the local shell.
 *
 * @param local the raw text behind {@code !}; present only for those
 */
public record Pipeline(List<Stage> stages, Optional<String> local, String text) {
    public Pipeline {
        stages = List.copyOf(stages);
    }

    /** The command itself. */
    public Stage command() {
        return stages.get(0);
    }

    /** What its rows go through. */
    public List<Stage> filters() {
        return stages.subList(1, stages.size());
    }

    /** The same with each word of the command changed, the conditions left alone. */
    public Pipeline map(UnaryOperator<String> change) {
        if (local.isPresent()) {
            return this;
        }
        List<Stage> changed = new ArrayList<>(stages);
        changed.set(0, command().map(change));
        return new Pipeline(changed, local, text);
    }
}
