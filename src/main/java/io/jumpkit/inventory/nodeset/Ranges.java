// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.inventory.nodeset;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What stands between brackets, {@code 1-3,007,10-20/2}, as numbers and back. Numbers stay text: 007 is not 7. */
final class Ranges {
    private static final Pattern RANGE = Pattern.compile("(-?[0-9]+)(?:\\s*-\\s*(-?[0-9]+))?(?:\\s*/\\s*([0-9]+))?");

    private Ranges() {}

    /** The numbers of a list of ranges, in the order written, each once. */
    static Set<String> expand(Piece list) {
        Set<String> numbers = new LinkedHashSet<>();
        int begin = 0;
        for (int at = 0; at <= list.length(); at++) {
            if (at == list.length() || list.charAt(at) == ',') {
                addRange(list.sub(begin, at), numbers);
                begin = at + 1;
            }
        }
        return numbers;
    }

    private static void addRange(Piece untrimmed, Set<String> numbers) {
        Piece range = untrimmed.trim();
        if (range.isEmpty()) {
            throw untrimmed.error("a range is empty", "write numbers between the brackets, like [1-3,7]");
        }
        Matcher matcher = RANGE.matcher(range.text());
        if (!matcher.matches()) {
            throw range.error(
                    "'" + range.text() + "' is not a range of numbers", "write it like 1, 1-3, 001-010 or 1-9/2");
        }
        String first = matcher.group(1);
        String last = matcher.group(2);
        checkPadding(range, first, last);
        if (last != null) {
            addAll(range, new Bounds(first, last, matcher.group(3)), numbers);
        } else if (matcher.group(3) != null) {
            throw range.error("a step needs a range before it", "write it like " + first + "-9/" + matcher.group(3));
        } else {
            numbers.add(first.matches("-0+") ? "0" : first);
        }
    }

    private static void checkPadding(Piece range, String first, String last) {
        boolean padded = IndexOrder.isPadded(first) || last != null && IndexOrder.isPadded(last);
        if (padded && last != null && first.length() != last.length()) {
            throw range.error(
                    "'" + first + "' and '" + last + "' are padded to different lengths",
                    "pad both alike, like 001-010");
        }
        if (first.matches("-0[0-9]+") || last != null && last.matches("-0[0-9]+")) {
            throw range.error("a negative number cannot be padded", "write it like -3");
        }
    }

    /** The two ends of a range as typed and its step, null for none. */
    private record Bounds(String first, String last, String step) {
        BigInteger from() {
            return new BigInteger(first);
        }

        BigInteger to() {
            return new BigInteger(last);
        }

        BigInteger by() {
            return step == null ? BigInteger.ONE : new BigInteger(step);
        }
    }

    private static void addAll(Piece range, Bounds bounds, Set<String> numbers) {
        if (bounds.by().signum() == 0) {
            throw range.error("a step of 0 never arrives", "write a step of 1 or more");
        }
        if (bounds.from().compareTo(bounds.to()) > 0) {
            throw range.error(
                    "the range " + bounds.first() + "-" + bounds.last() + " runs backwards",
                    "write the lower number first: " + bounds.last() + "-" + bounds.first());
        }
        BigInteger count = bounds.to().subtract(bounds.from()).divide(bounds.by());
        if (count.compareTo(BigInteger.valueOf(NodeLimit.NAMES - (long) numbers.size())) >= 0) {
            throw NodeLimit.tooMany(range);
        }
        int width = IndexOrder.isPadded(bounds.first()) ? bounds.first().length() : 0;
        NodeLimit.check(range, 0, (count.longValue() + 1) * bounds.last().length());
        BigInteger from = bounds.from();
        // A million of them are quick only where a machine's number holds them.
        boolean small = Math.max(from.bitLength(), bounds.to().bitLength()) < Long.SIZE - 1;
        long first = from.longValue();
        long by = bounds.by().longValue();
        for (int done = 0; done <= count.intValue(); done++) {
            String number = small
                    ? Long.toString(first + done * by)
                    : from.add(bounds.by().multiply(BigInteger.valueOf(done))).toString();
            numbers.add(padded(number, width));
        }
    }

    private static String padded(String number, int width) {
        return number.length() >= width ? number : "0".repeat(width - number.length()) + number;
    }

    /** Numbers in order as ranges: {@code 1-3,007}; one number stays alone. */
    static String fold(List<String> sorted) {
        List<String> ranges = new ArrayList<>();
        for (List<String> run : runs(sorted)) {
            String first = run.get(0);
            ranges.add(run.size() == 1 ? first : first + "-" + run.get(run.size() - 1));
        }
        return String.join(",", ranges);
    }

    /** Cuts numbers in order where they do not follow one another. */
    static List<List<String>> runs(List<String> sorted) {
        List<List<String>> runs = new ArrayList<>();
        int begin = 0;
        for (int at = 1; at <= sorted.size(); at++) {
            if (at == sorted.size() || !IndexOrder.continues(sorted.get(begin), sorted.get(at - 1), sorted.get(at))) {
                runs.add(sorted.subList(begin, at));
                begin = at;
            }
        }
        return runs;
    }
}
