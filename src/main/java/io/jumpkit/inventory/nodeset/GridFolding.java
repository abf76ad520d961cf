// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.inventory.nodeset;

import java.util.ArrayList;
import java.util.List;

/**
 * Covers points in several dimensions with few boxes that do not overlap.
 *
 * <p>The fewest boxes would be too dear to find; what counts is that everyone gets the same text from the same nodes, and
 * that it is ClusterShell's. So the order is part of the contract: boxes are sorted (most nodes first, then axis by axis
 * more indexes first, then lower first and lower last index, compared as text) and joined, a box with its followers, when
 * they differ on one axis only; then sorted again, until nothing changes. First only neighbours are joined; when that
 * brings nothing more, each box looks at all its followers. Looking is by hash of the faces ({@link Faces}), not by comparing
 * every pair, and a set of indexes is only as large as what is in it ({@link Places}): a million nodes take seconds, however
 * they are scattered.
 */
final class GridFolding {
    private final List<Axis> axes = new ArrayList<>();
    private List<Box> boxes = new ArrayList<>();

    /** Of names of one pattern, which has that many indexes. */
    GridFolding(List<String> names, int dimensions) {
        List<int[]> places = new ArrayList<>();
        long indexes = 0;
        for (int axis = 0; axis < dimensions; axis++) {
            int[] here = new int[names.size()];
            axes.add(Axis.of(column(names, axis), here));
            places.add(here);
            indexes += axes.get(axis).size();
            NodeLimit.checkFolding((long) names.size() * dimensions, indexes);
        }
        for (int point = 0; point < names.size(); point++) {
            Places[] sets = new Places[dimensions];
            for (int axis = 0; axis < dimensions; axis++) {
                sets[axis] = axes.get(axis).only(places.get(axis)[point]);
            }
            boxes.add(Box.of(sets));
        }
    }

    private static String[] column(List<String> names, int axis) {
        String[] column = new String[names.size()];
        for (int point = 0; point < column.length; point++) {
            column[point] = NodeName.index(names.get(point), axis);
        }
        return column;
    }

    /** The boxes, each a sorted list of indexes per axis. */
    List<List<List<String>>> fold() {
        boolean changed = true;
        while (changed) {
            changed = joinNeighbours();
        }
        changed = true;
        while (changed) {
            changed = joinAny();
        }
        return boxes.stream().map(this::indexes).toList();
    }

    private List<List<String>> indexes(Box box) {
        List<List<String>> indexes = new ArrayList<>(axes.size());
        for (int axis = 0; axis < axes.size(); axis++) {
            indexes.add(axes.get(axis).indexes(box.sets()[axis]));
        }
        return indexes;
    }

    private int compare(Box left, Box right) {
        int order = Integer.compare(right.size(), left.size());
        for (int axis = 0; order == 0 && axis < axes.size(); axis++) {
            order = axes.get(axis).compare(left.sets()[axis], right.sets()[axis]);
        }
        return order;
    }

    private boolean joinNeighbours() {
        boxes.sort(this::compare);
        List<Box> joined = new ArrayList<>();
        Box current = boxes.get(0);
        for (Box next : boxes.subList(1, boxes.size())) {
            int axis = current.onlyDifference(next);
            if (axis >= 0) {
                current = current.joined(next, axis);
            } else {
                joined.add(current);
                current = next;
            }
        }
        joined.add(current);
        boolean changed = joined.size() < boxes.size();
        boxes = joined;
        return changed;
    }

    private boolean joinAny() {
        boxes.sort(this::compare);
        List<Faces> faces = faces();
        boolean[] gone = new boolean[boxes.size()];
        List<Box> joined = new ArrayList<>();
        for (int at = 0; at < boxes.size(); at++) {
            if (!gone[at]) {
                joined.add(joinFollowers(at, faces, gone));
            }
        }
        boolean changed = joined.size() < boxes.size();
        boxes = joined;
        return changed;
    }

    private List<Faces> faces() {
        List<Faces> faces = new ArrayList<>();
        for (int axis = 0; axis < axes.size(); axis++) {
            faces.add(new Faces(boxes, axis));
        }
        return faces;
    }

    private Box joinFollowers(int at, List<Faces> faces, boolean[] gone) {
        Box box = boxes.get(at);
        int last = at;
        while (true) {
            int next = boxes.size();
            int along = -1;
            for (int axis = 0; axis < axes.size(); axis++) {
                int candidate = faces.get(axis).next(box, last, gone);
                if (candidate < next) {
                    next = candidate;
                    along = axis;
                }
            }
            if (along < 0) {
                return box;
            }
            box = box.joined(boxes.get(next), along);
            gone[next] = true;
            last = next;
        }
    }
}
