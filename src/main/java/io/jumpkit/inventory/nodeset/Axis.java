// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.inventory.nodeset;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The indexes that occur at one place of a pattern, numbered in order. */
final class Axis {
    private final List<List<String>> indexes;
    private final Places[] single;
    private final int[] alphabetical;

    private Axis(String[] ordered) {
        indexes = new ArrayList<>(ordered.length);
        single = new Places[ordered.length];
        for (int place = 0; place < ordered.length; place++) {
            indexes.add(List.of(ordered[place]));
            single[place] = Places.one(place);
        }
        alphabetical = ranks(ordered);
    }

    /** The axis of these indexes; {@code places} is filled with the place of each. */
    static Axis of(String[] column, int[] places) {
        String[] ordered = column.clone();
        Arrays.sort(ordered, IndexOrder.BY_LENGTH_THEN_VALUE);
        int count = 0;
        for (String index : ordered) {
            if (count == 0 || !ordered[count - 1].equals(index)) {
                ordered[count++] = index;
            }
        }
        ordered = Arrays.copyOf(ordered, count);
        for (int at = 0; at < column.length; at++) {
            places[at] = Arrays.binarySearch(ordered, column[at], IndexOrder.BY_LENGTH_THEN_VALUE);
        }
        return new Axis(ordered);
    }

    /** Of each index where it would stand if all were sorted as text. */
    private static int[] ranks(String[] ordered) {
        String[] byText = ordered.clone();
        Arrays.sort(byText);
        int[] ranks = new int[ordered.length];
        for (int rank = 0; rank < byText.length; rank++) {
            ranks[Arrays.binarySearch(ordered, byText[rank], IndexOrder.BY_LENGTH_THEN_VALUE)] = rank;
        }
        return ranks;
    }

    /** How many different indexes occur. */
    int size() {
        return single.length;
    }

    Places only(int place) {
        return single[place];
    }

    List<String> indexes(Places set) {
        if (set.count() == 1) {
            return indexes.get(set.first());
        }
        return Arrays.stream(set.inOrder())
                .mapToObj(place -> indexes.get(place).get(0))
                .toList();
    }

    /** Most indexes first, then by the lowest and the highest one, compared as text, as ClusterShell does here. */
    int compare(Places left, Places right) {
        if (left == right) {
            return 0;
        }
        int order = Integer.compare(right.count(), left.count());
        if (order == 0) {
            order = Integer.compare(alphabetical[left.first()], alphabetical[right.first()]);
        }
        return order != 0 ? order : Integer.compare(alphabetical[left.last()], alphabetical[right.last()]);
    }
}
