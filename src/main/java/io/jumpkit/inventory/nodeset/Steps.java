// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.inventory.nodeset;

import io.jumpkit.error.UserError;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * From how many numbers on equal gaps are written as a step, {@code 2-8/2}, as {@code --autostep} has it: a count, a part
 * of all names, or all of them.
 *
 * @param count so many; 0 for never, unless a part is given
 * @param percent so many of a hundred names; negative for none
 */
public record Steps(int count, double percent) {
    /** Numbers with gaps are listed. */
    public static final Steps NEVER = new Steps(0, -1);

    private static final Pattern WRITTEN = Pattern.compile("([0-9]{1,6})|([0-9]{1,6}(?:\\.[0-9]{1,6})?)%|auto");

    /** Fewer than these are no series. */
    private static final int FEWEST = 3;

    /** What is typed: {@code 4}, {@code 50%} or {@code auto}. */
    public static Steps parse(String text) {
        Matcher matcher = WRITTEN.matcher(text);
        if (!matcher.matches()) {
            throw UserError.usage("'" + text + "' is no threshold for steps", "write it like 4, 50% or auto");
        }
        if (matcher.group(1) != null) {
            return new Steps(Math.max(1, Integer.parseInt(text)), -1);
        }
        return matcher.group(2) == null ? new Steps(FEWEST, 100) : new Steps(1, Double.parseDouble(matcher.group(2)));
    }

    /** The threshold for a set of this size; 0 for never. */
    int in(int size) {
        return percent < 0 ? count : (int) Math.max(count, Math.ceil(size * percent / 100));
    }

    /** Numbers in order as ranges and, where at least so many have the same gap, steps. */
    static String fold(List<String> sorted, int fewest) {
        List<String> ranges = new ArrayList<>();
        int begin = 0;
        boolean behindStep = false;
        while (begin < sorted.size()) {
            int end = series(sorted, begin);
            BigInteger gap = end == begin ? BigInteger.ONE : gap(sorted, begin);
            boolean folds = gap.equals(BigInteger.ONE) || end - begin + 1 >= fewest;
            if (behindStep && !gap.equals(BigInteger.ONE)) {
                end = begin;
            } else if (!folds) {
                // The last of them may begin a series of its own, unless it is of another width.
                boolean last = end + 1 == sorted.size() || !sameWidth(sorted, begin, end + 1);
                end = last ? end : end - 1;
            }
            ranges.addAll(written(sorted.subList(begin, end + 1), folds && !(behindStep && end == begin), gap));
            behindStep = folds && end > begin && !gap.equals(BigInteger.ONE) && isNext(sorted, end);
            begin = end + 1;
        }
        return String.join(",", ranges);
    }

    /** A number right behind a series begins a range or stands alone. */
    private static boolean isNext(List<String> sorted, int end) {
        return end + 1 < sorted.size() && gap(sorted, end).equals(BigInteger.ONE);
    }

    private static List<String> written(List<String> run, boolean folds, BigInteger gap) {
        if (run.size() == 1 || !folds) {
            return run;
        }
        String range = run.get(0) + "-" + run.get(run.size() - 1);
        return List.of(gap.equals(BigInteger.ONE) ? range : range + "/" + gap);
    }

    /** Where the numbers of the same width and the same gap that begin here end. */
    private static int series(List<String> sorted, int begin) {
        int end = begin;
        while (end + 1 < sorted.size()
                && sameWidth(sorted, begin, end + 1)
                && (end == begin || gap(sorted, end).equals(gap(sorted, begin)))) {
            end++;
        }
        return end;
    }

    private static boolean sameWidth(List<String> sorted, int first, int next) {
        return IndexOrder.isPadded(sorted.get(first))
                ? sorted.get(next).length() == sorted.get(first).length()
                : !IndexOrder.isPadded(sorted.get(next));
    }

    private static BigInteger gap(List<String> sorted, int at) {
        return new BigInteger(sorted.get(at + 1)).subtract(new BigInteger(sorted.get(at)));
    }
}
