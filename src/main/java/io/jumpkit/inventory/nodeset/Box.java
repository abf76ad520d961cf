// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.inventory.nodeset;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/** A product of index sets, one per axis, with what decides its place in the order; see {@link GridFolding}. */
record Box(BitSet[] sets, long size, int[] key) implements Comparable<Box> {

    static Box of(BitSet[] sets, List<Axis> axes) {
        int[] key = new int[3 * sets.length];
        long size = 1;
        for (int at = 0; at < sets.length; at++) {
            int count = sets[at].cardinality();
            size *= count;
            key[3 * at] = -count;
            key[3 * at + 1] = axes.get(at).firstAsText(sets[at]);
            key[3 * at + 2] = axes.get(at).lastAsText(sets[at]);
        }
        return new Box(sets, size, key);
    }

    /** The one axis on which two boxes differ, or -1 if there are more. Boxes never overlap, so there is at least one. */
    int onlyDifference(Box other) {
        int difference = -1;
        for (int at = 0; at < sets.length; at++) {
            if (!sets[at].equals(other.sets[at])) {
                if (difference >= 0) {
                    return -1;
                }
                difference = at;
            }
        }
        return difference;
    }

    Box joined(Box other, int axis, List<Axis> axes) {
        BitSet[] union = sets.clone();
        union[axis] = (BitSet) sets[axis].clone();
        union[axis].or(other.sets[axis]);
        return of(union, axes);
    }

    /** This box without one axis: what two boxes must share to be joined along it. */
    List<Object> face(int axis) {
        Object[] face = Arrays.copyOf(sets, sets.length, Object[].class);
        face[axis] = axis;
        return Arrays.asList(face);
    }

    @Override
    public int compareTo(Box other) {
        int bySize = Long.compare(other.size, size);
        return bySize != 0 ? bySize : Arrays.compare(key, other.key);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Box box && Arrays.equals(sets, box.sets);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(sets);
    }

    @Override
    public String toString() {
        return Arrays.toString(sets);
    }
}
