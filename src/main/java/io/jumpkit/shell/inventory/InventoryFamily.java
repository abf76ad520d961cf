// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.shell.inventory;

import io.jumpkit.command.Entry;
import io.jumpkit.command.Family;
import io.jumpkit.inventory.file.ClustersFile;
import io.jumpkit.session.Session;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The commands about the inventory, in help order. */
public final class InventoryFamily {
    private InventoryFamily() {}

    /** All of them. */
    public static Family family() {
        return Family.of(
                "inventory",
                "the file that lists clusters: check it, import into it",
                List.of(
                        Entry.anywhere("inventory check", CheckCommand.class),
                        Entry.anywhere("inventory show", ShowCommand.class),
                        Entry.anywhere("inventory import", ImportCommand.class)));
    }

    /** The inventory in a file, or the session's own. */
    static ClustersFile file(Session session, Path named) {
        Path file = named != null
                ? named
                : session.inventory().files().stream()
                        .findFirst()
                        .orElseGet(() -> ClustersFile.find(
                                Optional.empty(),
                                session.settings().directories().config(),
                                session.settings().environment()));
        return new ClustersFile(
                file,
                session.settings().directories().cache(),
                session.settings().environment());
    }
}
