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
        Map<String, List<List<String>>> byPattern = new TreeMap<>();
        for (String name : names) {
            NodeName parsed = NodeName.parse(name);
            byPattern
                    .computeIfAbsent(parsed.pattern(), pattern -> new ArrayList<>())
                    .add(parsed.indexes());
        }
        List<Block> blocks = new ArrayList<>();
        byPattern.forEach((pattern, points) -> blocks.addAll(fold(pattern, points)));
        return blocks;
    }

    private static List<Block> fold(String pattern, List<List<String>> points) {
        int axes = points.get(0).size();
        if (axes == 0) {
            return List.of(new Block(pattern, List.of()));
        }
        if (axes == 1) {
            List<String> indexes = points.stream()
                    .map(point -> point.get(0))
                    .sorted(IndexOrder.BY_LENGTH_THEN_VALUE)
                    .toList();
            return List.of(new Block(pattern, List.of(indexes)));
        }
        return new GridFolding(points)
                .fold().stream().map(box -> new Block(pattern, box)).toList();
    }
}
