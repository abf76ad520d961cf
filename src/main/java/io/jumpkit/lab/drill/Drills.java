// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.lab.drill;

import io.jumpkit.command.Entry;
import io.jumpkit.command.Family;
import java.util.List;

/** The command that practises runbooks; it stands beside theirs. */
public final class Drills {
    private Drills() {}

    /** It alone. */
    public static Family family() {
        return Family.of("", "", List.of(Entry.of("runbook drill", DrillCommand.class)))
                .types(List.of(new SceneName.Type()));
    }
}
