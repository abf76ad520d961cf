// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.runbook.model;

import io.jumpkit.error.UserError;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The types of parameters that need no cluster to be understood. */
public enum PlainType {
    STRING("string", text -> text, "any text"),
    NAME("name", matching("[A-Za-z0-9][A-Za-z0-9._-]*"), "letters, digits, '.', '_' and '-'"),
    INT("int", PlainType::whole, "a whole number, such as 3"),
    DURATION("duration", PlainType::seconds, "500ms, 10s, 2m or 1h"),
    SIZE("size", PlainType::bytes, "a number of bytes, such as 512k, 8M or 2G"),
    BOOL("bool", PlainType::yesOrNo, "true or false"),
    URL("url", PlainType::url, "a URL, such as http://10.0.0.1:8080"),
    HOSTPORT("hostport", matching("(\\[[0-9a-fA-F:.]+\\]|[A-Za-z0-9._-]+):\\d{1,5}"), "HOST:PORT"),
    PATH("path", matching("[~./][^\\x00]*"), "a path, such as /var/lib/etcd"),
    FILE("file", matching("[^\\x00-][^\\x00]*"), "a file on this machine, such as ~/snapshot.db"),
    NEW_FILE("new-file", matching("[^\\x00-][^\\x00]*"), "a new file on this machine, such as ~/snapshot.db"),
    TIME("time", PlainType::time, "a time, such as 2026-11-22T08:31:00Z"),
    SECRET("secret", text -> text, "never shown, never written down");

    private static final Pattern ENUM = Pattern.compile("enum\\(([^()]*)\\)");
    private static final Pattern SIZE_WORDS = Pattern.compile("(\\d{1,15})\\s*([kKmMgGtT]?)(i?[bB])?");
    private static final Pattern TIME_WORDS = Pattern.compile("(\\d{1,9})(ms|s|m|h|d)");

    private final String word;
    private final Function<String, Object> reader;
    private final String looks;

    PlainType(String word, Function<String, Object> reader, String looks) {
        this.word = word;
        this.reader = reader;
        this.looks = looks;
    }

    /** Its name in the table of parameters. */
    public String word() {
        return word;
    }

    /** Whether it names a file on the operator's machine. */
    public boolean isFile() {
        return this == FILE || this == NEW_FILE;
    }

    /** The type of that name. */
    public static Optional<PlainType> of(String name) {
        return Arrays.stream(values()).filter(t -> t.word.equals(name)).findFirst();
    }

    /** The words that an {@code enum(a,b)} allows; empty when it is no enum or allows nothing. */
    public static List<String> choices(String type) {
        Matcher matcher = ENUM.matcher(type);
        return matcher.matches()
                ? Arrays.stream(matcher.group(1).split(","))
                        .map(String::strip)
                        .filter(w -> !w.isEmpty())
                        .toList()
                : List.of();
    }

    /**
     * What a text stands for in conditions: text, number or truth.
     *
     * @throws UserError usage, when it is not of this type
     */
    public Object read(String text) {
        Object value = text.isEmpty() ? null : reader.apply(text);
        if (value == null) {
            throw UserError.usage("'" + text + "' is no " + word, "write " + looks);
        }
        return value;
    }

    /** All names that need no system, for did-you-mean. */
    public static List<String> words() {
        List<String> words =
                new ArrayList<>(Arrays.stream(values()).map(PlainType::word).toList());
        words.addAll(List.of("node", "nodeset"));
        return words;
    }

    private static Function<String, Object> matching(String pattern) {
        Pattern compiled = Pattern.compile(pattern);
        return text -> compiled.matcher(text).matches() ? text : null;
    }

    private static Object whole(String text) {
        return text.matches("-?\\d{1,18}") ? Long.valueOf(text) : null;
    }

    /** Seconds, so that a condition can compare it with a number. */
    private static Object seconds(String text) {
        Matcher matcher = TIME_WORDS.matcher(text);
        if (!matcher.matches()) {
            return null;
        }
        double factor =
                switch (matcher.group(2)) {
                    case "ms" -> 0.001;
                    case "s" -> 1;
                    case "m" -> 60;
                    case "h" -> 3600;
                    default -> 86_400;
                };
        return Long.parseLong(matcher.group(1)) * factor;
    }

    private static Object bytes(String text) {
        Matcher matcher = SIZE_WORDS.matcher(text);
        if (!matcher.matches()) {
            return null;
        }
        int power = " kmgt"
                .indexOf((matcher.group(2) + " ").toLowerCase(Locale.ROOT).charAt(0));
        return Math.multiplyExact(Long.parseLong(matcher.group(1)), 1L << (10 * power));
    }

    private static Object yesOrNo(String text) {
        return text.equals("true") || text.equals("false") ? Boolean.valueOf(text) : null;
    }

    private static Object url(String text) {
        try {
            URI uri = new URI(text);
            return uri.getScheme() != null && uri.getHost() != null ? text : null;
        } catch (URISyntaxException e) {
            return null;
        }
    }

    private static Object time(String text) {
        try {
            return Instant.parse(text).toString();
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
