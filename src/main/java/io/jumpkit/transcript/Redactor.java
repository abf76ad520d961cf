// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.transcript;

import io.jumpkit.json.Json;
import io.jumpkit.transcript.Rule.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Masks secrets in text and in fields. Pure: the same text gives the same masks however it is cut, and a masked text
 * stays as it is.
 */
final class Redactor {
    private static final Pattern SECRET_FIELD = Pattern.compile(
            "(?i).*(?:passw(?:or)?d|passphrase|secret|token|api[_-]?key|access[_-]?key|private[_-]?key)");
    private static final String FIELD_MASK = stamp("field");

    /** Knows the standard rules only. */
    static final Redactor STANDARD = with(List.of());

    private final List<Rule> own;

    private Redactor(List<Rule> own) {
        this.own = own;
    }

    /**
     * A redactor with further patterns.
     *
     * @throws io.jumpkit.error.UserError usage, when one is no regular expression
     */
    static Redactor with(List<String> patterns) {
        return new Redactor(patterns.stream().map(Rule::own).toList());
    }

    /**
     * A text without its secrets.
     *
     * @param counts how many of which rule were masked
     */
    record Masked(String text, Map<String, Integer> counts) {}

    /** The mask that stands for a secret. */
    static String stamp(String rule) {
        return "[masked:" + rule + "]";
    }

    /** A whole text without its secrets and control strings. */
    Masked mask(String text) {
        RedactedStream stream = new RedactedStream(this);
        return new Masked(stream.all(text), stream.takeCounts());
    }

    /** Whether it has no patterns of the operator's own. */
    boolean isStandard() {
        return own.isEmpty();
    }

    /** The secrets in a line, in order, none overlapping another. */
    List<Span> find(String line) {
        boolean standard = Trigger.in(line);
        if (!standard && own.isEmpty()) {
            return List.of();
        }
        PlainLine plain = PlainLine.of(line);
        List<Span> found = new ArrayList<>();
        own.forEach(rule -> found.addAll(rule.find(plain.text())));
        // Escape codes may stand inside a word, so the trigger is asked again about the plain text.
        if (standard || (plain.changed() && Trigger.in(plain.text()))) {
            Rule.standard().forEach(rule -> found.addAll(rule.find(plain.text())));
        }
        return merge(found.stream().map(plain::back).toList());
    }

    /** Sorted, those that overlap made one. */
    static List<Span> merge(List<Span> spans) {
        if (spans.size() < 2) {
            return spans;
        }
        List<Span> sorted = new ArrayList<>(spans);
        sorted.sort(Comparator.comparingInt(Span::start).thenComparingInt(s -> -s.end()));
        List<Span> merged = new ArrayList<>();
        for (Span next : sorted) {
            Span last = merged.isEmpty() ? null : merged.get(merged.size() - 1);
            if (last != null && next.start() < last.end()) {
                merged.set(
                        merged.size() - 1,
                        new Span(
                                Math.min(last.from(), next.from()),
                                Math.max(last.to(), next.to()),
                                last.start(),
                                Math.max(last.end(), next.end()),
                                last.rule()));
            } else {
                merged.add(next);
            }
        }
        return merged;
    }

    /** Fields without their secrets: by the name of the field, by the option before a word, and by looking at the text. */
    MaskedFields mask(Map<String, ?> fields) {
        Map<String, Integer> counts = new TreeMap<>();
        return new MaskedFields(map(fields, counts), counts);
    }

    /** What {@link #mask(Map)} leaves. */
    record MaskedFields(Map<String, Object> fields, Map<String, Integer> counts) {}

    private Map<String, Object> map(Map<?, ?> fields, Map<String, Integer> counts) {
        Map<String, Object> masked = new LinkedHashMap<>();
        fields.forEach((key, value) -> {
            String name = key.toString();
            boolean secret = value instanceof String text
                    && !text.isEmpty()
                    && SECRET_FIELD.matcher(name).matches();
            masked.put(name, secret ? count("field", FIELD_MASK, value, counts) : value(value, counts));
        });
        return masked;
    }

    private static Object count(String rule, String mask, Object before, Map<String, Integer> counts) {
        if (!before.toString().startsWith("[masked:")) {
            counts.merge(rule, 1, Integer::sum);
        }
        return mask;
    }

    private Object value(Object value, Map<String, Integer> counts) {
        if (value instanceof CharSequence text) {
            Masked masked = mask(text.toString());
            masked.counts().forEach((rule, n) -> counts.merge(rule, n, Integer::sum));
            return masked.text();
        }
        if (value instanceof Map<?, ?> map) {
            return map(map, counts);
        }
        if (value instanceof List<?> list) {
            return words(list, counts);
        }
        return value == null || value instanceof Number || value instanceof Boolean
                ? value
                : value(Json.fields(Map.of("value", value)).get("value"), counts);
    }

    /** A list is read as the words of a command, and as lines of one text: a private key may go over several of them. */
    private List<Object> words(List<?> words, Map<String, Integer> counts) {
        List<Object> masked = new ArrayList<>();
        RedactedStream stream = new RedactedStream(this);
        boolean secretNext = false;
        for (Object word : words) {
            if (secretNext) {
                masked.add(count("field", FIELD_MASK, word, counts));
            } else {
                masked.add(word instanceof String text ? word(text, stream, counts) : value(word, counts));
            }
            secretNext = word instanceof String text
                    && text.startsWith("-")
                    && SECRET_FIELD.matcher(text).matches();
        }
        stream.takeCounts().forEach((rule, n) -> counts.merge(rule, n, Integer::sum));
        return WordsTogether.mask(this, masked, counts);
    }

    /** In a word that sets a secret, blanks belong to the secret. */
    private static String word(String word, RedactedStream stream, Map<String, Integer> counts) {
        if (word.indexOf('=') < 0) {
            return stream.all(word);
        }
        for (Span span : Rule.SET_BY_A_WORD.find(word)) {
            counts.merge(span.rule(), 1, Integer::sum);
            return word.substring(0, span.start()) + stamp(span.rule());
        }
        return stream.all(word);
    }
}
