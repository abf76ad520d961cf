// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.inventory.nodeset;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Finds the blocks that names fold into, patterns in alphabetical order. */
final class Folding {
    private Folding() {}

    static List<Block> fold(Collection<String> names) {
        Map<String, List<String>> byPattern = new TreeMap<>();
        for (String name : names) {
            byPattern
                    .computeIfAbsent(NodeName.pattern(name), pattern -> new ArrayList<>())
                    .add(name);
        }
        List<Block> blocks = new ArrayList<>();
        byPattern.forEach((pattern, alike) -> blocks.addAll(fold(pattern, alike)));
        return blocks;
    }

    private static List<Block> fold(String pattern, List<String> names) {
        int axes = NodeName.indexes(names.get(0));
        if (axes == 0) {
            return List.of(new Block(pattern, List.of()));
        }
        if (axes == 1) {
            List<String> indexes = names.stream()
                    .map(name -> NodeName.index(name, 0))
                    .sorted(IndexOrder.BY_LENGTH_THEN_VALUE)
                    .toList();
            return List.of(new Block(pattern, List.of(indexes)));
        }
        return new GridFolding(names, axes)
                .fold().stream().map(box -> new Block(pattern, box)).toList();
    }
}
