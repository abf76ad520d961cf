// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.inventory.nodeset;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * The indexes that occur at one place of a pattern, numbered in order, so that a set of them is a bit set and joining
 * two sets is a few machine words.
 */
final class Axis {
    private final List<String> indexes;
    private final Map<String, Integer> places = new HashMap<>();
    private final int[] alphabetical;

    Axis(Collection<String> occurring) {
        TreeSet<String> ordered = new TreeSet<>(IndexOrder.BY_LENGTH_THEN_VALUE);
        ordered.addAll(occurring);
        indexes = List.copyOf(ordered);
        List<String> byText = new ArrayList<>(indexes);
        Collections.sort(byText);
        alphabetical = new int[indexes.size()];
        for (int place = 0; place < indexes.size(); place++) {
            places.put(indexes.get(place), place);
        }
        for (int rank = 0; rank < byText.size(); rank++) {
            alphabetical[places.get(byText.get(rank))] = rank;
        }
    }

    BitSet only(String index) {
        BitSet set = new BitSet(indexes.size());
        set.set(places.get(index));
        return set;
    }

    List<String> indexes(BitSet set) {
        return set.stream().mapToObj(indexes::get).toList();
    }

    /** Where the lowest index of a set stands when indexes are compared as text, as ClusterShell does here. */
    int firstAsText(BitSet set) {
        return alphabetical[set.nextSetBit(0)];
    }

    int lastAsText(BitSet set) {
        return alphabetical[set.length() - 1];
    }
}
