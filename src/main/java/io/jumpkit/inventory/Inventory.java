// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.inventory;

import java.nio.file.Path;
import java.util.List;

/** The clusters that can be opened. */
public interface Inventory {

    /** Every cluster's name, in the file's order, the lab last. */
    List<String> names();

    /**
     * The cluster of that name.
     *
     * @throws io.jumpkit.error.UserError usage, with the nearest names, when there is none or its entry is bad
     */
    Cluster cluster(String name);

    /** What the operator should know of the cluster just taken: unknown keys in its entry, nodes from a cache. */
    default List<String> remarks(String cluster) {
        return List.of();
    }

    /** Regular expressions of what records hide besides what everybody's hide: the first group of each, or all of it. */
    default List<String> masks() {
        return List.of();
    }

    /** The files it is read from; none of what is built in. */
    default List<Path> files() {
        return List.of();
    }
}
