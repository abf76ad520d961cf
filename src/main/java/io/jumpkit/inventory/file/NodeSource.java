// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.inventory.file;

import io.jumpkit.json.yaml.MappingReader;
import io.jumpkit.json.yaml.Problems;
import io.jumpkit.json.yaml.Yaml;
import java.util.Optional;

/** Who answers {@code source: {command: [...]}} of a cluster. */
interface NodeSource {

    /** Checks the setting and asks nobody. */
    NodeSource NOT_ASKED = (cluster, in, problems) -> {
        CommandSource.Settings.read(in, problems);
        return Optional.empty();
    };

    /** What the source says, as would stand behind {@code nodes:}; absent, and noted, when it says nothing usable. */
    Optional<Yaml> nodes(String cluster, MappingReader in, Problems problems);
}
