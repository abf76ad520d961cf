// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.json.yaml;

import io.jumpkit.error.Nearest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Takes the settings out of a mapping one by one, checks their types, and in the end reports keys that nobody asked for.
 * A setting of the wrong type is noted and then absent.
 */
public final class MappingReader {
    private final Yaml.Mapping mapping;
    private final String owner;
    private final Problems problems;
    private final Place place;
    private final Set<String> known = new LinkedHashSet<>();

    /**
     * A reader of a mapping.
     *
     * @param owner whose settings these are, for sentences: {@code etcd}, {@code cluster prod}
     */
    public MappingReader(Yaml.Mapping mapping, String owner, Problems problems) {
        this(mapping, owner, problems, mapping.place());
    }

    private MappingReader(Yaml.Mapping mapping, String owner, Problems problems, Place place) {
        this.mapping = mapping;
        this.owner = owner;
        this.problems = problems;
        this.place = place;
        reportDoubles();
    }

    /** A reader of a value that must be a mapping; of anything else, which is noted, it is empty. */
    public static MappingReader of(Yaml value, String owner, Problems problems) {
        return of(value, owner, problems, value.place());
    }

    private static MappingReader of(Yaml value, String owner, Problems problems, Place place) {
        if (value instanceof Yaml.Mapping mapping) {
            return new MappingReader(mapping, owner, problems, place);
        }
        if (!(value instanceof Yaml.Text text && text.isNothing())) {
            problems.error(value.place(), owner + " must be a mapping, not " + value.kind(), "write KEY: VALUE");
        }
        return new MappingReader(new Yaml.Mapping(List.of(), value.place()), owner, problems, place);
    }

    /** Where to say what is wrong with it as a whole: at its key, or where it begins. */
    public Place place() {
        return place;
    }

    /** Whose settings these are. */
    public String owner() {
        return owner;
    }

    /** The value of a key whatever it is; absent when nothing is written behind it. */
    public Optional<Yaml> value(String key) {
        known.add(key);
        return mapping.get(key).filter(v -> !(v instanceof Yaml.Text text && text.isNothing()));
    }

    /** A text with its place. */
    public Optional<Yaml.Text> word(String key) {
        Optional<Yaml> value = value(key);
        if (value.isPresent() && !(value.get() instanceof Yaml.Text)) {
            wrong(value.get(), key, "a text");
        }
        return value.filter(Yaml.Text.class::isInstance).map(Yaml.Text.class::cast);
    }

    /** A text. */
    public Optional<String> text(String key) {
        return word(key).map(Yaml.Text::text);
    }

    /** A whole number within bounds. */
    public OptionalInt integer(String key, int least, int most) {
        Optional<Yaml.Text> word = word(key);
        if (word.isEmpty()) {
            return OptionalInt.empty();
        }
        if (word.get().text().matches("\\d{1,9}")) {
            int number = Integer.parseInt(word.get().text());
            if (number >= least && number <= most) {
                return OptionalInt.of(number);
            }
        }
        problems.error(
                word.get().place(),
                "'" + word.get().text() + "' is not a " + key,
                "write a number from " + least + " to " + most);
        return OptionalInt.empty();
    }

    /** {@code true} or {@code false}. */
    public Optional<Boolean> flag(String key) {
        Optional<Yaml.Text> word = word(key);
        if (word.isPresent() && !Set.of("true", "false").contains(word.get().text())) {
            problems.error(
                    word.get().place(),
                    "'" + word.get().text() + "' is neither true nor false",
                    "write " + key + ": true or " + key + ": false");
            return Optional.empty();
        }
        return word.map(w -> w.text().equals("true"));
    }

    /** One of an enum's constants, written in kebab case. */
    public <E extends Enum<E>> Optional<E> choice(String key, Class<E> type) {
        Map<String, E> names = new LinkedHashMap<>();
        Arrays.stream(type.getEnumConstants())
                .forEach(c -> names.put(c.name().toLowerCase(Locale.ROOT).replace('_', '-'), c));
        return choice(key, names.keySet()).map(names::get);
    }

    /** One of these words. */
    public Optional<String> choice(String key, Set<String> words) {
        Optional<Yaml.Text> word = word(key);
        if (word.isPresent() && !words.contains(word.get().text())) {
            String typed = word.get().text();
            String list = "one of: " + String.join(", ", words);
            problems.error(
                    word.get().place(),
                    "'" + typed + "' is not a " + key,
                    Nearest.to(typed, words)
                            .map(near -> "did you mean '" + near + "'?")
                            .orElse(list));
            return Optional.empty();
        }
        return word.map(Yaml.Text::text);
    }

    /** A text or a list of texts, each with its place. */
    public List<Yaml.Text> words(String key) {
        Optional<Yaml> value = value(key);
        if (value.isEmpty()) {
            return List.of();
        }
        List<Yaml> items = value.get() instanceof Yaml.Items list ? list.items() : List.of(value.get());
        List<Yaml.Text> words = new ArrayList<>();
        for (Yaml item : items) {
            if (item instanceof Yaml.Text text) {
                words.add(text);
            } else {
                wrong(item, key, "a text");
            }
        }
        return words;
    }

    /** A text or a list of texts. */
    public List<String> texts(String key) {
        return words(key).stream().map(Yaml.Text::text).toList();
    }

    /** A mapping inside this one; a key with nothing behind it is an empty one. */
    public Optional<MappingReader> mapping(String key, String innerOwner) {
        known.add(key);
        return mapping.entries().stream()
                .filter(e -> e.key().text().equals(key))
                .findFirst()
                .map(e -> of(e.value(), innerOwner, problems, e.key().place()));
    }

    /** Says that a value makes no sense, for whoever knows what it should be. */
    public void refuse(Yaml value, String what, String hint) {
        problems.error(value.place(), what, hint);
    }

    /** Every entry, for mappings whose keys are names and not settings. */
    public List<Yaml.Entry> entries() {
        mapping.entries().forEach(e -> known.add(e.key().text()));
        return mapping.entries();
    }

    /** Reports the keys that nobody asked for; call it when everything has been taken. */
    public void end() {
        for (Yaml.Entry entry : mapping.entries()) {
            if (!known.contains(entry.key().text())) {
                problems.unknown(entry.key(), owner, known);
            }
        }
    }

    private void reportDoubles() {
        Map<String, Place> seen = new HashMap<>();
        for (Yaml.Entry entry : mapping.entries()) {
            Yaml.Text key = entry.key();
            Place before = seen.putIfAbsent(key.text(), key.place());
            if (before != null) {
                problems.error(
                        key.place(),
                        "'" + key.text() + "' is written twice",
                        "the first is on line " + before.line() + "; keep one");
            }
        }
    }

    private void wrong(Yaml value, String key, String wanted) {
        problems.error(value.place(), "'" + key + "' of " + owner + " must be " + wanted + ", not " + value.kind(), "");
    }
}
