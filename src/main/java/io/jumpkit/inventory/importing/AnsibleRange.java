// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.inventory.importing;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names with Ansible's ranges: {@code web[01:50]}, {@code db-[a:f]}, {@code n[1:9:2]}. */
final class AnsibleRange {
    private static final Pattern RANGE = Pattern.compile("\\[(\\d+|[A-Za-z]):(\\d+|[A-Za-z])(?::(\\d+))?\\]");
    private static final int MOST = 20_000;

    private AnsibleRange() {}

    /** The names; none when a range runs backwards, mixes kinds or is far too long. */
    static List<String> expand(String name) {
        Matcher range = RANGE.matcher(name);
        if (!range.find()) {
            return name.contains("[") ? List.of() : List.of(name);
        }
        List<String> names = new ArrayList<>();
        for (String value : values(range.group(1), range.group(2), range.group(3))) {
            names.addAll(expand(name.substring(0, range.start()) + value + name.substring(range.end())));
            if (names.size() > MOST) {
                return List.of();
            }
        }
        return names;
    }

    private static List<String> values(String first, String last, String stepText) {
        boolean digits = Character.isDigit(first.charAt(0));
        if (digits != Character.isDigit(last.charAt(0))
                || first.length() > 9
                || last.length() > 9
                || stepText != null && stepText.length() > 9) {
            return List.of();
        }
        int step = stepText == null ? 1 : Integer.parseInt(stepText);
        int from = digits ? Integer.parseInt(first) : first.charAt(0);
        int to = digits ? Integer.parseInt(last) : last.charAt(0);
        if (step < 1 || to - from > MOST) {
            return List.of();
        }
        List<String> values = new ArrayList<>();
        for (int n = from; n <= to; n += step) {
            values.add(digits ? String.format("%0" + first.length() + "d", n) : String.valueOf((char) n));
        }
        return values;
    }
}
