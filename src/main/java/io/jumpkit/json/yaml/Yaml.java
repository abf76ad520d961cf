// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.json.yaml;

import java.util.List;
import java.util.Optional;

/** A value of a YAML text and its place in it. Numbers, truth values and dates stay the words that were written. */
public sealed interface Yaml {

    /** Where it begins. */
    Place place();

    /** What it is, for sentences: {@code a text}, {@code a list}, {@code a mapping}. */
    String kind();

    /** A single value as written, quotes and escapes resolved. */
    record Text(String text, boolean quoted, Place place) implements Yaml {
        @Override
        public String kind() {
            return "a text";
        }

        /** Whether nothing, {@code ~} or {@code null} was written. */
        public boolean isNothing() {
            return !quoted && (text.isEmpty() || text.equals("~") || text.equals("null"));
        }
    }

    /** Values in a row. */
    record Items(List<Yaml> items, Place place) implements Yaml {
        public Items {
            items = List.copyOf(items);
        }

        @Override
        public String kind() {
            return "a list";
        }
    }

    /** Values by key, in the order written; a key written twice is there twice. */
    record Mapping(List<Entry> entries, Place place) implements Yaml {
        /** What an empty text holds. */
        public static final Mapping EMPTY = new Mapping(List.of(), Place.START);

        public Mapping {
            entries = List.copyOf(entries);
        }

        @Override
        public String kind() {
            return "a mapping";
        }

        /** The first value of that key. */
        public Optional<Yaml> get(String key) {
            return entries.stream()
                    .filter(e -> e.key().text().equals(key))
                    .map(Entry::value)
                    .findFirst();
        }
    }

    /** A key and its value. */
    record Entry(Text key, Yaml value) {}
}
