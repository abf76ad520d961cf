// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.shell.fanout.fold;

import java.util.ArrayList;
import java.util.List;

/** How one text differs from another, in the form that {@code diff -u} made known. */
final class UnifiedDiff {
    private static final int CONTEXT = 3;

    /** More cells than this are not compared one by one: a diff of two huge logs helps nobody and takes minutes. */
    private static final long CELLS = 25_000_000;

    private final List<Edit> edits = new ArrayList<>();

    /** A line, and whether it stands in both texts ({@code ' '}), only the old ({@code '-'}), or only the new one. */
    private record Edit(char sign, String line, int oldNumber, int newNumber) {}

    private UnifiedDiff() {}

    /** The hunks, without file names; empty when the texts are the same. */
    static List<String> of(List<String> before, List<String> after) {
        UnifiedDiff diff = new UnifiedDiff();
        diff.compare(before, after);
        return diff.hunks();
    }

    private void compare(List<String> before, List<String> after) {
        int head = 0;
        while (head < before.size() && head < after.size() && before.get(head).equals(after.get(head))) {
            add(' ', before.get(head), head, head);
            head++;
        }
        int tail = 0;
        while (tail < before.size() - head
                && tail < after.size() - head
                && before.get(before.size() - 1 - tail).equals(after.get(after.size() - 1 - tail))) {
            tail++;
        }
        middle(before, after, head, tail);
        for (int i = tail; i > 0; i--) {
            add(' ', before.get(before.size() - i), before.size() - i, after.size() - i);
        }
    }

    private void add(char sign, String line, int oldNumber, int newNumber) {
        edits.add(new Edit(sign, line, oldNumber + 1, newNumber + 1));
    }

    /** What differs between the equal ends, by the longest common subsequence. */
    private void middle(List<String> before, List<String> after, int head, int tail) {
        int rows = before.size() - head - tail;
        int columns = after.size() - head - tail;
        int[][] common = (long) rows * columns > CELLS ? new int[0][] : common(before, after, head, rows, columns);
        int i = 0;
        int j = 0;
        while (i < rows || j < columns) {
            boolean same = common.length > 0
                    && i < rows
                    && j < columns
                    && before.get(head + i).equals(after.get(head + j));
            if (same) {
                add(' ', before.get(head + i), head + i++, head + j++);
            } else if (j >= columns || (i < rows && (common.length == 0 || common[i + 1][j] >= common[i][j + 1]))) {
                add('-', before.get(head + i), head + i++, head + j);
            } else {
                add('+', after.get(head + j), head + i, head + j++);
            }
        }
    }

    private static int[][] common(List<String> before, List<String> after, int head, int rows, int columns) {
        int[][] common = new int[rows + 1][columns + 1];
        for (int i = rows - 1; i >= 0; i--) {
            for (int j = columns - 1; j >= 0; j--) {
                common[i][j] = before.get(head + i).equals(after.get(head + j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        return common;
    }

    private List<String> hunks() {
        List<String> lines = new ArrayList<>();
        int at = 0;
        while (at < edits.size()) {
            if (edits.get(at).sign() == ' ') {
                at++;
                continue;
            }
            int from = Math.max(0, at - CONTEXT);
            int to = endOfHunk(at);
            hunk(edits.subList(from, to), lines);
            at = to;
        }
        return lines;
    }

    /** A hunk ends where more lines are equal than two contexts have. */
    private int endOfHunk(int firstChange) {
        int last = firstChange;
        for (int i = firstChange; i < edits.size() && i - last <= 2 * CONTEXT; i++) {
            last = edits.get(i).sign() == ' ' ? last : i;
        }
        return Math.min(edits.size(), last + 1 + CONTEXT);
    }

    private static void hunk(List<Edit> edits, List<String> lines) {
        long olds = edits.stream().filter(e -> e.sign() != '+').count();
        long news = edits.stream().filter(e -> e.sign() != '-').count();
        Edit first = edits.get(0);
        lines.add("@@ -" + first.oldNumber() + "," + olds + " +" + first.newNumber() + "," + news + " @@");
        edits.forEach(e -> lines.add(e.sign() + e.line()));
    }
}
