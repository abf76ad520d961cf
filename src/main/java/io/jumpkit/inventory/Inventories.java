// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.inventory;

import io.jumpkit.error.Nearest;
import io.jumpkit.error.UserError;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/**
 * The operator's inventory together with built-in ones such as the lab. What is built in is asked first: its names are
 * reserved, and a broken file must never stand between an operator and the lab.
 */
public final class Inventories implements Inventory {
    private final Inventory file;
    private final List<Inventory> builtIn;

    public Inventories(Inventory file, List<? extends Inventory> builtIn) {
        this.file = file;
        this.builtIn = List.copyOf(builtIn);
    }

    @Override
    public List<String> names() {
        LinkedHashSet<String> names = new LinkedHashSet<>(file.names());
        builtIn.forEach(inventory -> names.removeAll(inventory.names()));
        builtIn.forEach(inventory -> names.addAll(inventory.names()));
        return new ArrayList<>(names);
    }

    @Override
    public Cluster cluster(String name) {
        Optional<Inventory> own =
                builtIn.stream().filter(i -> i.names().contains(name)).findFirst();
        if (own.isPresent()) {
            return own.get().cluster(name);
        }
        Optional<String> near = file.names().contains(name) ? Optional.empty() : Nearest.to(name, names());
        if (near.isPresent() && !file.names().contains(near.get())) {
            throw UserError.usage("'" + name + "' is not a cluster", "did you mean: " + near.get() + "?");
        }
        return file.cluster(name);
    }

    @Override
    public List<String> remarks(String cluster) {
        return builtIn.stream().anyMatch(i -> i.names().contains(cluster)) ? List.of() : file.remarks(cluster);
    }

    @Override
    public List<Path> files() {
        return file.files();
    }
}
