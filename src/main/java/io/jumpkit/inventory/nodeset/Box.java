// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.inventory.nodeset;

/**
 * A product of index sets, one per axis; see {@link GridFolding}.
 *
 * @param size how many points it has
 * @param hash the sum of what each of its sets gives, so that a face's is a subtraction
 */
record Box(Places[] sets, int size, long hash) {

    static Box of(Places[] sets) {
        long hash = 0;
        int size = 1;
        for (int axis = 0; axis < sets.length; axis++) {
            size *= sets[axis].count();
            hash += hash(axis, sets[axis]);
        }
        return new Box(sets, size, hash);
    }

    private static long hash(int axis, Places set) {
        return Places.spread(set.hash() ^ Places.spread(axis));
    }

    /** The hash of what two boxes must share to be joined along an axis: all but that axis. */
    long face(int axis) {
        return hash - hash(axis, sets[axis]);
    }

    /** Whether two boxes are the same but for one axis. */
    boolean sharesFace(Box other, int axis) {
        for (int at = 0; at < sets.length; at++) {
            if (at != axis && !sets[at].sameAs(other.sets[at])) {
                return false;
            }
        }
        return true;
    }

    /** The one axis on which two boxes differ, or -1 if there are more. Boxes never overlap, so there is at least one. */
    int onlyDifference(Box other) {
        int difference = -1;
        for (int at = 0; at < sets.length; at++) {
            if (!sets[at].sameAs(other.sets[at])) {
                if (difference >= 0) {
                    return -1;
                }
                difference = at;
            }
        }
        return difference;
    }

    Box joined(Box other, int axis) {
        Places[] union = sets.clone();
        union[axis] = Places.joined(sets[axis], other.sets[axis]);
        return of(union);
    }
}
