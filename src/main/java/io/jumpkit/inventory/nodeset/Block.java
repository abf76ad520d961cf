// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.inventory.nodeset;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Names of one pattern that are a full product of their indexes: {@code r[1-2]n[1-8]}. */
record Block(String pattern, List<List<String>> axes) {

    /** Every name, the last index running fastest. */
    List<String> names() {
        List<String> names = new ArrayList<>();
        addNames(names);
        return names;
    }

    void addNames(List<String> names) {
        int[] at = new int[axes.size()];
        List<String> chosen = new ArrayList<>();
        axes.forEach(indexes -> chosen.add(indexes.get(0)));
        int turned;
        do {
            names.add(NodeName.fill(pattern, chosen));
            turned = axes.size() - 1;
            while (turned >= 0 && ++at[turned] == axes.get(turned).size()) {
                at[turned] = 0;
                chosen.set(turned, axes.get(turned).get(0));
                turned--;
            }
            if (turned >= 0) {
                chosen.set(turned, axes.get(turned).get(at[turned]));
            }
        } while (turned >= 0);
    }

    String text() {
        return text(0);
    }

    /** The text with steps from so many numbers on; 0 for none. */
    String text(int steps) {
        return NodeName.fill(
                pattern, axes.stream().map(indexes -> bracketed(indexes, steps)).toList());
    }

    private static String bracketed(List<String> indexes, int steps) {
        if (indexes.size() == 1) {
            return indexes.get(0);
        }
        return "[" + (steps == 0 ? Ranges.fold(indexes) : Steps.fold(indexes, steps)) + "]";
    }

    /** The same names in blocks that fold on the chosen axes only, the first of the others running fastest. */
    List<Block> along(Axes chosen) {
        List<List<List<String>>> choices = new ArrayList<>();
        for (int axis = 0; axis < axes.size(); axis++) {
            List<String> indexes = axes.get(axis);
            choices.add(
                    chosen.folds(axis, axes.size())
                            ? List.of(indexes)
                            : indexes.stream().map(List::of).toList());
        }
        Collections.reverse(choices);
        List<Block> blocks = new ArrayList<>();
        for (List<List<String>> choice : product(choices)) {
            List<List<String>> inOrder = new ArrayList<>(choice);
            Collections.reverse(inOrder);
            blocks.add(new Block(pattern, inOrder));
        }
        return blocks;
    }

    /** The same names in blocks whose indexes are all unbroken ranges. */
    List<Block> contiguous() {
        List<List<List<String>>> choices = axes.stream().map(Ranges::runs).toList();
        return product(choices).stream()
                .map(choice -> new Block(pattern, choice))
                .toList();
    }

    private static <T> List<List<T>> product(List<List<T>> choices) {
        List<List<T>> product = List.of(List.of());
        for (List<T> choice : choices) {
            List<List<T>> longer = new ArrayList<>(product.size() * choice.size());
            for (List<T> begun : product) {
                for (T next : choice) {
                    List<T> item = new ArrayList<>(begun.size() + 1);
                    item.addAll(begun);
                    item.add(next);
                    longer.add(item);
                }
            }
            product = longer;
        }
        return product;
    }
}
