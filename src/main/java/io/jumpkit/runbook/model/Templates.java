// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.runbook.model;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code {{name}}} in the words of commands: each stands for exactly one argument, or for the value of one option. */
public final class Templates {
    private static final Pattern WHOLE = Pattern.compile("(--?[A-Za-z][A-Za-z0-9-]*=)?\\{\\{\\s*([^{}\\s]+)\\s*}}");
    private static final Pattern PATH = Pattern.compile("[a-z][a-z0-9_]*(\\.[a-z][a-z0-9_]*)*");

    private Templates() {}

    /** Whether a word has braces at all. */
    public static boolean isIn(String word) {
        return word.contains("{{") || word.contains("}}");
    }

    /** The path that a word names, such as {@code failed.id}; empty when its braces are not one name and the whole word. */
    public static Optional<String> path(String word) {
        Matcher whole = WHOLE.matcher(word);
        return whole.matches() && PATH.matcher(whole.group(2)).matches()
                ? Optional.of(whole.group(2))
                : Optional.empty();
    }

    /** The word with its braces filled in; other words as they are. */
    public static String fill(String word, Function<String, String> values) {
        Matcher whole = WHOLE.matcher(word);
        if (!whole.matches()) {
            return word;
        }
        String option = whole.group(1) == null ? "" : whole.group(1);
        return option + values.apply(whole.group(2));
    }

    /** Whether the word is nothing but the value, so that a value that begins with a dash would become an option. */
    public static boolean isBare(String word) {
        Matcher whole = WHOLE.matcher(word);
        return whole.matches() && whole.group(1) == null;
    }

    /** The variable that a path begins with. */
    public static String root(String path) {
        return path.split("\\.", 2)[0];
    }

    /** The paths in these words. */
    public static List<String> paths(List<String> words) {
        return words.stream().map(Templates::path).flatMap(Optional::stream).toList();
    }
}
