// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.inventory.file;

import io.jumpkit.error.UserError;
import java.util.List;

/**
 * What somebody is told who has no inventory yet: where it belongs, and the least that must stand in it.
 *
 * @param file where it belongs, as it is shown
 */
public record FirstInventory(String file) {

    /** The smallest inventory that opens. */
    public static List<String> example(String cluster) {
        return List.of(
                "clusters:", "  " + cluster + ":", "    nodes:", "      n[1-3]: {address: \"HOST[1-3].example.com\"}");
    }

    /** The command that makes one of the hosts ssh knows. */
    public static String importing(String cluster) {
        return "inventory import --ssh-config ~/.ssh/config --name " + cluster + " --write";
    }

    /** A cluster was asked for, and there is no file that it could be in. */
    UserError without(String cluster) {
        return UserError.usage(
                "'" + cluster + "' is not a cluster: there is no inventory, no file " + file,
                String.join(
                        "\n",
                        "jumpkit " + importing(cluster),
                        "or write " + file + ", with no more in it than",
                        "  " + String.join("\n  ", example(cluster)),
                        "more: jumpkit help clusters   to practise without one: jumpkit lab"));
    }
}
