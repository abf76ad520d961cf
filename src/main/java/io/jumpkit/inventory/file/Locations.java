// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.inventory.file;

import java.nio.file.Path;

/**
 * What paths in the inventory are relative to.
 *
 * @param folder the inventory's own
 * @param home the operator's, behind {@code ~}
 */
record Locations(Path folder, Path home) {

    /** The file a path in the inventory means. */
    Path resolve(String text) {
        if (text.equals("~")) {
            return home;
        }
        return text.startsWith("~/")
                ? home.resolve(text.substring(2))
                : folder.resolve(text).normalize();
    }

    /** A path as people write it, the home folder as {@code ~}. */
    String show(Path path) {
        return path.startsWith(home) && home.getNameCount() > 0 ? "~/" + home.relativize(path) : path.toString();
    }
}
