// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.inventory.file;

import io.jumpkit.error.UserError;
import io.jumpkit.inventory.nodeset.NodeSet;
import io.jumpkit.json.yaml.Problems;
import io.jumpkit.json.yaml.Yaml;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the names that a key of {@code nodes} stands for, in the order written. */
final class NodeNames {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]*");

    private NodeNames() {}

    /** The names; none, which is noted, when the key cannot be read. */
    static List<String> read(Yaml.Text key, Problems problems) {
        try {
            NodeSet set = NodeSet.parse(key.text());
            if (set.isEmpty()) {
                throw UserError.usage("'" + key.text() + "' stands for no node", "write a name, as in n[1-3]");
            }
            for (String name : set) {
                if (!NAME.matcher(name).matches()) {
                    throw UserError.usage(
                            "'" + name + "' is not a node name", "use letters, digits, '.', '-' and '_', as in n[1-3]");
                }
            }
            return inOrderWritten(key.text().strip(), set);
        } catch (UserError e) {
            problems.error(key.place(), e.what(), e.hint());
            return List.of();
        }
    }

    /** A union has an order of writing, which addresses follow; behind other operators there is only the set's own. */
    private static List<String> inOrderWritten(String text, NodeSet set) {
        if (text.matches(".*[!&^].*")) {
            return set.names();
        }
        List<String> names = Unfolded.names(text);
        return Set.copyOf(names).equals(set.asSet()) && names.size() == set.size() ? names : set.names();
    }
}
