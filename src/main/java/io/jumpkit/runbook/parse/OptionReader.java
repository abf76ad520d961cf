// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.runbook.parse;

import io.jumpkit.error.Nearest;
import io.jumpkit.runbook.model.Keyword;
import io.jumpkit.runbook.model.Options;
import io.jumpkit.runbook.model.Place;
import io.jumpkit.runbook.model.Problem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads what stands in the parentheses behind a keyword. */
final class OptionReader {
    private static final Set<String> WITHOUT_VALUE = Set.of("danger", "new-fingerprint", "offline", "sudo");
    private static final Set<String> TIMES = Set.of("timeout", "every", "stable");
    private static final Pattern DURATION = Pattern.compile("(\\d+)(ms|s|m|h)");
    private static final Pattern RETRY = Pattern.compile("(\\d+)\\s+every\\s+(\\S+)");
    private static final Pattern PATH = Pattern.compile("[a-z][a-z0-9_]*(\\.[a-z][a-z0-9_]*)*");

    private final Keyword keyword;
    private final Place place;
    private final List<Problem> problems;

    OptionReader(Keyword keyword, Place place, List<Problem> problems) {
        this.keyword = keyword;
        this.place = place;
        this.problems = problems;
    }

    Options read(String inside) {
        Map<String, String> given = new HashMap<>();
        for (String option : split(inside)) {
            String name = option.split("\\s+", 2)[0];
            String value = option.substring(name.length()).strip();
            if (isKnown(name) && given.put(name, value) != null) {
                problem("'" + name + "' is given twice", "say it once");
            }
        }
        given.forEach(this::checkPresence);
        return new Options(
                time(given, "timeout"),
                given.containsKey("danger"),
                confirm(given),
                number(given),
                retry(given),
                word(given, "on"),
                time(given, "every"),
                time(given, "stable"),
                given.containsKey("new-fingerprint"),
                given.containsKey("offline"),
                given.containsKey("sudo"));
    }

    /** Whether a text in parentheses is made of nothing but options. */
    static boolean looksLikeOptions(Keyword keyword, String inside) {
        List<String> options = split(inside);
        return !options.isEmpty()
                && options.stream().allMatch(option -> {
                    String name = option.split("\\s+", 2)[0];
                    boolean alone = option.equals(name);
                    boolean fits = WITHOUT_VALUE.contains(name)
                            ? alone
                            : !alone
                                    && (TIMES.contains(name)
                                            || Set.of("confirm", "approve", "retry")
                                                    .contains(name));
                    return fits && keyword.options().contains(name);
                });
    }

    /** At commas, but not at those of a node set: {@code n[1,3]}. */
    private static List<String> split(String inside) {
        List<String> parts = new ArrayList<>();
        for (String part : inside.split(",(?![^\\[]*\\])\\s+|,\\s*$")) {
            if (!part.isBlank()) {
                parts.add(part.strip().replaceAll("\\s+", " "));
            }
        }
        return parts;
    }

    private boolean isKnown(String name) {
        if (keyword.options().contains(name)) {
            return true;
        }
        Set<String> all = new TreeSet<>();
        Stream.of(Keyword.values()).forEach(k -> all.addAll(k.options()));
        String known = keyword.options().isEmpty()
                ? "**" + keyword + "** takes no options"
                : "it takes: " + String.join(", ", new TreeSet<>(keyword.options()));
        String hint = Nearest.to(name, keyword.options())
                .map(n -> "did you mean '" + n + "'?")
                .orElse(known);
        problem("'" + name + "' is not an option of **" + keyword + "**", all.contains(name) ? known : hint);
        return false;
    }

    private void checkPresence(String name, String value) {
        if (WITHOUT_VALUE.contains(name) && !value.isEmpty()) {
            problem("'" + name + "' takes no value, not '" + value + "'", "write: " + name);
        } else if (!WITHOUT_VALUE.contains(name) && value.isEmpty()) {
            problem("'" + name + "' needs a value", "write it like: " + example(name));
        }
    }

    private static String example(String name) {
        return switch (name) {
            case "confirm" -> "confirm failed.name";
            case "approve" -> "approve 2";
            case "retry" -> "retry 20 every 15s";
            case "on" -> "on @etcd";
            default -> name + " 5m";
        };
    }

    private Optional<Duration> time(Map<String, String> given, String name) {
        String value = given.getOrDefault(name, "");
        return value.isEmpty() ? Optional.empty() : duration(name, value);
    }

    private Optional<Duration> duration(String name, String value) {
        Matcher matcher = DURATION.matcher(value);
        if (!matcher.matches() || Long.parseLong(matcher.group(1)) == 0) {
            problem("'" + value + "' is no time for '" + name + "'", "write it like 500ms, 10s, 2m or 1h");
            return Optional.empty();
        }
        long count = Long.parseLong(matcher.group(1));
        return Optional.of(
                switch (matcher.group(2)) {
                    case "ms" -> Duration.ofMillis(count);
                    case "s" -> Duration.ofSeconds(count);
                    case "m" -> Duration.ofMinutes(count);
                    default -> Duration.ofHours(count);
                });
    }

    private Optional<String> word(Map<String, String> given, String name) {
        return Optional.ofNullable(given.get(name)).filter(v -> !v.isEmpty());
    }

    private Optional<String> confirm(Map<String, String> given) {
        Optional<String> path = word(given, "confirm");
        path.filter(p -> !PATH.matcher(p).matches())
                .ifPresent(p -> problem("'confirm " + p + "' names no variable", "write it like: confirm failed.name"));
        return path.filter(p -> PATH.matcher(p).matches());
    }

    private OptionalInt number(Map<String, String> given) {
        String value = given.getOrDefault("approve", "");
        if (value.isEmpty()) {
            return OptionalInt.empty();
        }
        if (!value.matches("[2-9]")) {
            problem("'approve " + value + "' is no number of people", "write: approve 2");
            return OptionalInt.empty();
        }
        return OptionalInt.of(Integer.parseInt(value));
    }

    private Optional<Options.Retry> retry(Map<String, String> given) {
        String value = given.getOrDefault("retry", "");
        if (value.isEmpty()) {
            return Optional.empty();
        }
        Matcher matcher = RETRY.matcher(value);
        if (!matcher.matches() || matcher.group(1).length() > 4) {
            problem("'retry " + value + "' cannot be read", "write it like: retry 20 every 15s");
            return Optional.empty();
        }
        int times = Integer.parseInt(matcher.group(1));
        return duration("retry", matcher.group(2)).map(every -> new Options.Retry(times, every));
    }

    private void problem(String what, String hint) {
        problems.add(Problem.error(place, what, hint));
    }
}
