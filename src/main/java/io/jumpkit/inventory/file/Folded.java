// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.inventory.file;

import io.jumpkit.error.UserError;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text with ranges in brackets, such as {@code 10.0.1.[10-12]} or {@code r[1-2]n[01-08/2]}, and the texts it stands for,
 * in the order written.
 *
 * <p>Not a node set: that has no order and no doubles, and here the third address belongs to the third name. Brackets
 * that hold anything but ranges, as in {@code http://[fd00::1]:2379}, stand for themselves.
 */
final class Folded {
    /** Far above any cluster, far below what would hurt: {@code n[1-999999999]} is a slip of the finger. */
    static final int MOST = 20_000;

    private static final String RANGE = "\\d+(?:-\\d+(?:/\\d+)?)?";
    private static final Pattern BRACKET = Pattern.compile("\\[(" + RANGE + "(?:," + RANGE + ")*)]");

    private Folded() {}

    /** Whether it has ranges. */
    static boolean hasRanges(String text) {
        return BRACKET.matcher(text).find();
    }

    /**
     * What it stands for; itself alone when it has no ranges. The last range turns fastest.
     *
     * @throws UserError usage, when a range runs backwards or there would be too many
     */
    static List<String> expand(String text) {
        List<StringBuilder> texts = List.of(new StringBuilder());
        Matcher bracket = BRACKET.matcher(text);
        int end = 0;
        while (bracket.find()) {
            texts = times(texts, text.substring(end, bracket.start()), numbers(bracket.group(1), text));
            end = bracket.end();
            if (texts.size() > MOST) {
                throw tooMany(text);
            }
        }
        String tail = text.substring(end);
        return texts.stream().map(t -> t + tail).toList();
    }

    private static List<StringBuilder> times(List<StringBuilder> heads, String between, List<String> numbers) {
        List<StringBuilder> all = new ArrayList<>();
        for (StringBuilder head : heads) {
            numbers.forEach(n -> all.add(new StringBuilder(head).append(between).append(n)));
        }
        return all;
    }

    private static List<String> numbers(String ranges, String text) {
        List<String> numbers = new ArrayList<>();
        for (String range : ranges.split(",")) {
            String[] parts = range.split("[-/]");
            if (parts.length == 1) {
                numbers.add(range);
            } else {
                addRange(parts, text, numbers);
            }
        }
        return numbers;
    }

    private static void addRange(String[] parts, String text, List<String> numbers) {
        if (parts[0].length() > 9 || parts[1].length() > 9 || (parts.length > 2 && parts[2].length() > 9)) {
            throw tooMany(text);
        }
        int first = Integer.parseInt(parts[0]);
        int last = Integer.parseInt(parts[1]);
        int step = parts.length > 2 ? Integer.parseInt(parts[2]) : 1;
        if (first > last || step == 0) {
            throw UserError.usage(
                    "'" + String.join("-", parts[0], parts[1]) + "' is not a range", "write the smaller number first");
        }
        if ((last - first) / step >= MOST) {
            throw tooMany(text);
        }
        String form = "%0" + parts[0].length() + "d";
        for (int n = first; n <= last; n += step) {
            numbers.add(String.format(form, n));
        }
    }

    private static UserError tooMany(String text) {
        return UserError.usage("'" + text + "' stands for more than " + MOST + " names", "fold a smaller range");
    }
}
