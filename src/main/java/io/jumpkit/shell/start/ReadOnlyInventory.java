// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.shell.start;

import io.jumpkit.inventory.Cluster;
import io.jumpkit.inventory.Inventory;
import java.nio.file.Path;
import java.util.List;

/** The inventory under {@code --read-only}: every cluster opens read-only, whatever its entry says. */
record ReadOnlyInventory(Inventory inventory) implements Inventory {

    @Override
    public List<String> names() {
        return inventory.names();
    }

    @Override
    public Cluster cluster(String name) {
        return inventory.cluster(name).openingReadOnly();
    }

    @Override
    public List<String> remarks(String cluster) {
        return inventory.remarks(cluster);
    }

    @Override
    public List<String> masks() {
        return inventory.masks();
    }

    @Override
    public List<Path> files() {
        return inventory.files();
    }
}
