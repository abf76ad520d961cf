// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.shell.fanout.fold;

import java.util.Collection;
import java.util.Comparator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Masks what differs between nodes though they say the same: host names, times, addresses, numbers. */
final class Fuzzy {
    private static final Pattern TIME =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d(:\\d\\d([.,]\\d+)?)?(Z|[+-]\\d\\d:?\\d\\d)?"
                    + "|\\b\\d{1,2}:\\d\\d(:\\d\\d([.,]\\d+)?)?\\b");
    private static final Pattern NUMBER = Pattern.compile("\\b0x[0-9a-fA-F]+\\b|\\b[0-9a-f]{8,}\\b|\\d+(?:[.,]\\d+)*+");

    private final Pattern hosts;

    private Fuzzy(Pattern hosts) {
        this.hosts = hosts;
    }

    /** A mask for answers of these nodes. */
    static Fuzzy of(Collection<String> names) {
        // The longest first, or n1 would be found in n12.
        String any = names.stream()
                .sorted(Comparator.comparing(String::length).reversed())
                .map(Pattern::quote)
                .collect(Collectors.joining("|"));
        return new Fuzzy(Pattern.compile("(?<![\\w-])(" + any + ")(?![\\w-])"));
    }

    /** The text with places instead of values. */
    String mask(String text) {
        String masked = hosts.matcher(text).replaceAll("<host>");
        masked = TIME.matcher(masked).replaceAll("<time>");
        return NUMBER.matcher(masked).replaceAll("<n>");
    }
}
