// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.shell.fanout.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The words of a {@code /bin/sh} line in which nothing is special but blanks and quotes: no operators, no variables, no
 * substitutions. Wildcards only behind a folder in which reading any file does nothing but read it.
 */
final class PlainWords {
    private static final String BARE = "[A-Za-z0-9_./:=,@%+-]";
    private static final String SINGLE = "'[^'\\p{Cntrl}]*'";
    private static final String DOUBLE = "\"[^\"$`\\\\!\\p{Cntrl}]*\"";
    private static final Pattern PIECE = Pattern.compile("(" + BARE + "+)|" + SINGLE + "|" + DOUBLE);
    private static final Pattern WILDCARD = Pattern.compile("/(var|etc|opt|srv|home|usr|tmp)/[A-Za-z0-9_./:=,@%+*?-]*");

    private PlainWords() {}

    /** The words, or nothing when the shell would make more of the line. */
    static Optional<List<String>> of(String line) {
        List<String> words = new ArrayList<>();
        for (String raw : split(line)) {
            Optional<String> word = WILDCARD.matcher(raw).matches() ? Optional.of(raw) : word(raw);
            if (word.isEmpty()) {
                return Optional.empty();
            }
            words.add(word.get());
        }
        return Optional.of(words);
    }

    /** At blanks outside quotes. Possessive: a group that may give back what it took costs stack for every character. */
    private static List<String> split(String line) {
        List<String> parts = new ArrayList<>();
        Matcher part = Pattern.compile("(?:'[^']*'|\"[^\"]*\"|[^ \\t])++").matcher(line);
        while (part.find()) {
            parts.add(part.group());
        }
        return parts;
    }

    /** What a word stands for with its quotes taken away. */
    private static Optional<String> word(String raw) {
        StringBuilder text = new StringBuilder();
        Matcher piece = PIECE.matcher(raw);
        int at = 0;
        while (at < raw.length() && piece.find(at) && piece.start() == at) {
            String found = piece.group();
            text.append(piece.group(1) != null ? found : found.substring(1, found.length() - 1));
            at = piece.end();
        }
        return at == raw.length() ? Optional.of(text.toString()) : Optional.empty();
    }
}
