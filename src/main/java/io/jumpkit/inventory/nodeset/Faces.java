// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.inventory.nodeset;

import java.util.Arrays;
import java.util.List;

/** Finds which of many boxes can be joined with one along an axis, by the hash of their faces, without a map's weight. */
final class Faces {
    private final List<Box> boxes;
    private final int axis;

    /** The bits of a key that hold the place of the box; the others hold its hash. */
    private final long placeBits;

    private final long[] keys;

    Faces(List<Box> boxes, int axis) {
        this.boxes = boxes;
        this.axis = axis;
        this.placeBits = Long.highestOneBit(boxes.size()) * 2 - 1;
        this.keys = new long[boxes.size()];
        for (int place = 0; place < keys.length; place++) {
            keys[place] = boxes.get(place).face(axis) & ~placeBits | place;
        }
        Arrays.sort(keys);
    }

    /** The first box behind {@code last} that is not gone and shares the face, or one beyond all places. */
    int next(Box box, int last, boolean[] gone) {
        long face = box.face(axis) & ~placeBits;
        int from = Arrays.binarySearch(keys, face | last + 1);
        for (int at = from >= 0 ? from : -from - 1; at < keys.length && (keys[at] & ~placeBits) == face; at++) {
            int place = (int) (keys[at] & placeBits);
            if (!gone[place] && box.sharesFace(boxes.get(place), axis)) {
                return place;
            }
        }
        return keys.length;
    }
}
