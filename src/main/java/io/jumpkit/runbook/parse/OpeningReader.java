// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.runbook.parse;

import io.jumpkit.error.Nearest;
import io.jumpkit.runbook.model.Keyword;
import io.jumpkit.runbook.model.Opening;
import io.jumpkit.runbook.model.Options;
import io.jumpkit.runbook.model.Place;
import io.jumpkit.runbook.model.Problem;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the first paragraph of a block: {@code **Keyword** (options) → name: sentence}. */
final class OpeningReader {
    private static final Pattern BOLD = Pattern.compile("(?s)(?:\\*\\*(?! )(.+?)\\*\\*|__(?! )(.+?)__)(.*)");
    private static final Pattern CAPTURE = Pattern.compile("(?s)\\s*(?:→|->)\\s*(\\S+?)\\s*(:.*)?");
    private static final Pattern CAPTURE_LAST = Pattern.compile("(?s)(.*?)\\s*(?:→|->)\\s*(\\S+)\\s*");
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*");
    private static final Pattern PARENTHESES = Pattern.compile("\\(([^()]*)\\)");

    private final List<Problem> problems;

    OpeningReader(List<Problem> problems) {
        this.problems = problems;
    }

    /** The opening that a paragraph is; empty when it is prose. Near misses are reported. */
    Optional<Opening> read(String raw, Place place) {
        Matcher bold = BOLD.matcher(raw);
        if (!bold.matches()) {
            return Optional.empty();
        }
        String inside = (bold.group(1) == null ? bold.group(2) : bold.group(1)).strip();
        String words =
                inside.endsWith(":") ? inside.substring(0, inside.length() - 1).strip() : inside;
        Optional<Keyword> keyword = Keyword.of(words);
        if (keyword.isEmpty()) {
            nearMiss(words, place);
            return Optional.empty();
        }
        return Optional.of(opening(keyword.get(), bold.group(3), place));
    }

    /** Whether a paragraph opens with exactly a keyword. */
    static boolean opens(String raw) {
        Matcher bold = BOLD.matcher(raw);
        return bold.matches()
                && bold.group(1) != null
                && Keyword.of(bold.group(1).replaceAll(":$", "").strip()).isPresent();
    }

    private void nearMiss(String words, Place place) {
        String typed = words.toLowerCase(Locale.ROOT);
        Arrays.stream(Keyword.values())
                .filter(k -> Nearest.distance(typed, k.words().toLowerCase(Locale.ROOT)) <= 2)
                .min(java.util.Comparator.comparingInt(
                        k -> Nearest.distance(typed, k.words().toLowerCase(Locale.ROOT))))
                .ifPresent(k -> problems.add(Problem.error(
                        place.plus(2),
                        "'" + words + "' is no keyword",
                        "did you mean **" + k + "**? If it is prose, do not begin the paragraph in bold")));
    }

    private Opening opening(Keyword keyword, String behind, Place place) {
        String rest = behind.strip();
        rest = rest.startsWith(":") ? rest.substring(1).strip() : rest;
        Options options = Options.NONE;
        if (rest.startsWith("(")) {
            int close = closing(rest);
            if (close < 0) {
                problems.add(Problem.error(
                        place, "the parenthesis behind **" + keyword + "** is not closed", "close it with )"));
                return new Opening(place, keyword, options, Optional.empty(), rest);
            }
            options = new OptionReader(keyword, place, problems).read(rest.substring(1, close));
            rest = rest.substring(close + 1).strip();
        }
        return captured(keyword, options, rest, place);
    }

    private Opening captured(Keyword keyword, Options options, String rest, Place place) {
        Matcher first = CAPTURE.matcher(rest);
        Matcher last = CAPTURE_LAST.matcher(rest);
        Optional<String> name = Optional.empty();
        String sentence = rest;
        if (first.matches()) {
            name = Optional.of(first.group(1).replaceAll(":$", ""));
            sentence = first.group(2) == null ? "" : first.group(2);
        } else if (last.matches()) {
            name = Optional.of(last.group(2));
            sentence = last.group(1);
        }
        sentence = sentence.strip();
        sentence = sentence.startsWith(":") ? sentence.substring(1).strip() : sentence;
        name.ifPresent(n -> checkName(n, keyword, place));
        checkLateOptions(keyword, sentence, place);
        return new Opening(place, keyword, options, name, sentence.replace("\n", " "));
    }

    private void checkName(String name, Keyword keyword, Place place) {
        if (!NAME.matcher(name).matches()) {
            problems.add(Problem.error(
                    place,
                    "'" + name + "' cannot be the name of a variable",
                    "use a-z, 0-9 and _, beginning with a letter"));
        }
        if (keyword == Keyword.SKIP_IF || keyword.body() == Keyword.Body.NOTHING || keyword == Keyword.CHOOSE) {
            problems.add(Problem.error(
                    place, "**" + keyword + "** has no result to become '" + name + "'", "take '→ " + name + "' away"));
        }
    }

    /** Options that stand where nobody reads them. */
    private void checkLateOptions(Keyword keyword, String sentence, Place place) {
        Matcher parentheses = PARENTHESES.matcher(sentence);
        while (parentheses.find()) {
            if (OptionReader.looksLikeOptions(keyword, parentheses.group(1))) {
                problems.add(Problem.error(
                        place,
                        "'(" + parentheses.group(1) + ")' looks like options and stands too late to count",
                        "write **" + keyword + "** (" + parentheses.group(1) + ") first, then the sentence"));
            }
        }
    }

    private static int closing(String text) {
        int depth = 0;
        for (int i = 0; i < text.length(); i++) {
            depth += text.charAt(i) == '(' ? 1 : text.charAt(i) == ')' ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        return -1;
    }
}
