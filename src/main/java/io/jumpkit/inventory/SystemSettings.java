// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.inventory;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What the inventory says of a system of a cluster, checked for shape and not yet given a record of its own.
 *
 * @param system its name, such as {@code postgres}
 * @param values by key: {@code String}, {@code Integer}, {@code Boolean}, {@code Path}, {@link Secret}, a list of texts, or
 *     a map from texts to lists of texts
 */
public record SystemSettings(String system, Map<String, Object> values) {
    public SystemSettings {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** A text. */
    public Optional<String> text(String key) {
        return value(key, String.class);
    }

    /** A number. */
    public OptionalInt number(String key) {
        return value(key, Integer.class).map(OptionalInt::of).orElse(OptionalInt.empty());
    }

    /** True or false. */
    public Optional<Boolean> flag(String key) {
        return value(key, Boolean.class);
    }

    /** A file. */
    public Optional<Path> path(String key) {
        return value(key, Path.class);
    }

    /** A secret's reference. */
    public Optional<Secret> secret(String key) {
        return value(key, Secret.class);
    }

    /** Texts, folded ranges expanded; none when the key is absent. */
    public List<String> texts(String key) {
        return values.get(key) instanceof List<?> list ? strings(list) : List.of();
    }

    /** Lists of texts by name; none when the key is absent. */
    public Map<String, List<String>> table(String key) {
        Map<String, List<String>> table = new LinkedHashMap<>();
        if (values.get(key) instanceof Map<?, ?> map) {
            map.forEach((name, list) -> table.put((String) name, strings((List<?>) list)));
        }
        return table;
    }

    private <T> Optional<T> value(String key, Class<T> type) {
        return Optional.ofNullable(values.get(key)).filter(type::isInstance).map(type::cast);
    }

    private static List<String> strings(List<?> list) {
        return list.stream().map(String.class::cast).toList();
    }
}
