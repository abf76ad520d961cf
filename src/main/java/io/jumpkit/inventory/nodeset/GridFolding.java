// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.inventory.nodeset;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Covers points in several dimensions with few boxes that do not overlap.
 *
 * <p>The fewest boxes would be too dear to find; what counts is that everyone gets the same text from the same nodes, and
 * that it is ClusterShell's. So the order is part of the contract: boxes are sorted (most nodes first, then axis by axis
 * more indexes first, then lower first and lower last index, compared as text) and joined, a box with its followers, when
 * they differ on one axis only; then sorted again, until nothing changes. First only neighbours are joined; when that
 * brings nothing more, each box looks at all its followers. Looking is by hash of the faces, not by comparing every
 * pair: thousands of scattered nodes take milliseconds.
 */
final class GridFolding {
    private final List<Axis> axes = new ArrayList<>();
    private List<Box> boxes = new ArrayList<>();

    GridFolding(List<List<String>> points) {
        int dimensions = points.get(0).size();
        for (int axis = 0; axis < dimensions; axis++) {
            int here = axis;
            axes.add(new Axis(points.stream().map(point -> point.get(here)).toList()));
        }
        for (List<String> point : points) {
            BitSet[] sets = new BitSet[dimensions];
            for (int axis = 0; axis < dimensions; axis++) {
                sets[axis] = axes.get(axis).only(point.get(axis));
            }
            boxes.add(Box.of(sets, axes));
        }
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
        List<List<String>> indexes = new ArrayList<>();
        for (int axis = 0; axis < axes.size(); axis++) {
            indexes.add(axes.get(axis).indexes(box.sets()[axis]));
        }
        return indexes;
    }

    private boolean joinNeighbours() {
        Collections.sort(boxes);
        List<Box> joined = new ArrayList<>();
        Box current = boxes.get(0);
        for (Box next : boxes.subList(1, boxes.size())) {
            int axis = current.onlyDifference(next);
            if (axis >= 0) {
                current = current.joined(next, axis, axes);
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
        Collections.sort(boxes);
        Map<List<Object>, List<Integer>> byFace = byFace();
        boolean[] gone = new boolean[boxes.size()];
        List<Box> joined = new ArrayList<>();
        for (int at = 0; at < boxes.size(); at++) {
            if (!gone[at]) {
                joined.add(joinFollowers(at, byFace, gone));
            }
        }
        boolean changed = joined.size() < boxes.size();
        boxes = joined;
        return changed;
    }

    private Map<List<Object>, List<Integer>> byFace() {
        Map<List<Object>, List<Integer>> byFace = new HashMap<>();
        for (int at = 0; at < boxes.size(); at++) {
            for (int axis = 0; axis < axes.size(); axis++) {
                byFace.computeIfAbsent(boxes.get(at).face(axis), face -> new ArrayList<>())
                        .add(at);
            }
        }
        return byFace;
    }

    private Box joinFollowers(int at, Map<List<Object>, List<Integer>> byFace, boolean[] gone) {
        Box box = boxes.get(at);
        int last = at;
        while (true) {
            int next = boxes.size();
            int along = -1;
            for (int axis = 0; axis < axes.size(); axis++) {
                int candidate = nextAlive(byFace.getOrDefault(box.face(axis), List.of()), last, gone);
                if (candidate < next) {
                    next = candidate;
                    along = axis;
                }
            }
            if (along < 0) {
                return box;
            }
            box = box.joined(boxes.get(next), along, axes);
            gone[next] = true;
            last = next;
        }
    }

    /** The first place behind {@code last} that is not gone, or one beyond all places. */
    private int nextAlive(List<Integer> places, int last, boolean[] gone) {
        int found = Collections.binarySearch(places, last);
        for (int at = found >= 0 ? found + 1 : -found - 1; at < places.size(); at++) {
            if (!gone[places.get(at)]) {
                return places.get(at);
            }
        }
        return boxes.size();
    }
}
