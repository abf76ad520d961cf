// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.clock;

import io.jumpkit.command.Entry;
import io.jumpkit.command.Family;
import java.util.List;

/** The commands about clocks, for the catalog. */
public final class Clocks {
    private Clocks() {}

    /** The family; its command stands alone. */
    public static Family family() {
        return Family.of("", "", List.of(Entry.of("date", DateCommand.class)));
    }
}
