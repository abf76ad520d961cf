// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.inventory.nodeset;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/**
 * Which of an {@link Axis}'s indexes a box has, as their places. A million points hold a million of these, so one place is
 * one small object, shared by all points there; and joining looks at neither side: the places of a join are put into one
 * list only when somebody looks at them.
 */
abstract class Places {

    /** The set of one place. */
    static Places one(int place) {
        return new One(place);
    }

    /** The places of two sets that have none in common. */
    static Places joined(Places left, Places right) {
        return new Joined(left, right);
    }

    abstract int count();

    /** The sum of its places' hashes, so that a join's is known without its places. */
    abstract long hash();

    abstract int first();

    abstract int last();

    /** The places in order. Nobody changes them. */
    abstract int[] inOrder();

    final boolean sameAs(Places other) {
        return this == other
                || count() == other.count()
                        && hash() == other.hash()
                        && first() == other.first()
                        && Arrays.equals(inOrder(), other.inOrder());
    }

    /** Spreads a number over all 64 bits (the finish of SplitMix64), so that sums of them hardly ever meet. */
    static long spread(long number) {
        long mixed = (number + 0x9E3779B97F4A7C15L) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
        return mixed ^ mixed >>> 31;
    }

    private static final class One extends Places {
        private final int place;

        One(int place) {
            this.place = place;
        }

        @Override
        int count() {
            return 1;
        }

        @Override
        long hash() {
            return spread(place);
        }

        @Override
        int first() {
            return place;
        }

        @Override
        int last() {
            return place;
        }

        @Override
        int[] inOrder() {
            return new int[] {place};
        }
    }

    private static final class Joined extends Places {
        private final int count;
        private final long hash;
        private final int first;
        private final int last;
        private Places left;
        private Places right;
        private int[] inOrder;

        Joined(Places left, Places right) {
            this.count = left.count() + right.count();
            this.hash = left.hash() + right.hash();
            this.first = Math.min(left.first(), right.first());
            this.last = Math.max(left.last(), right.last());
            this.left = left;
            this.right = right;
        }

        @Override
        int count() {
            return count;
        }

        @Override
        long hash() {
            return hash;
        }

        @Override
        int first() {
            return first;
        }

        @Override
        int last() {
            return last;
        }

        @Override
        int[] inOrder() {
            if (inOrder == null) {
                int[] places = collected();
                Arrays.sort(places);
                inOrder = places;
                left = null;
                right = null;
            }
            return inOrder;
        }

        /** Without recursion: joins are as deep as there are joins. */
        private int[] collected() {
            int[] places = new int[count];
            int filled = 0;
            Deque<Places> open = new ArrayDeque<>();
            open.push(this);
            while (!open.isEmpty()) {
                Places next = open.pop();
                if (next instanceof Joined join && join.inOrder == null) {
                    open.push(join.left);
                    open.push(join.right);
                } else {
                    int[] known = next.inOrder();
                    System.arraycopy(known, 0, places, filled, known.length);
                    filled += known.length;
                }
            }
            return places;
        }
    }
}
