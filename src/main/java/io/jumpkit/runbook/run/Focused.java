// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.runbook.run;

import io.jumpkit.inventory.nodeset.NodeSet;
import io.jumpkit.runbook.model.Templates;
import io.jumpkit.session.Focus;
import java.util.Optional;

/** The node set that a block names with {@code on}. */
final class Focused {
    private Focused() {}

    /**
     * Moves the session's focus there, if the block says where; whoever calls this moves it back.
     *
     * @throws io.jumpkit.error.UserError usage, when that is no node set of the cluster
     */
    static void on(Optional<String> on, RunContext run) {
        on.ifPresent(text -> run.in().session().focus(Focus.of(nodes(text, run))));
    }

    /** The nodes that {@code on} names, a variable filled in. */
    static NodeSet nodes(String on, RunContext run) {
        return run.in().session().nodes(Templates.fill(on, run.variables()::word));
    }
}
