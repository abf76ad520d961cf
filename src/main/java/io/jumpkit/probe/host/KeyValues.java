// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.host;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Lines of {@code KEY=VALUE} as scripts and systemctl print them. Pure. */
public record KeyValues(Map<String, String> values) {
    public KeyValues {
        values = Map.copyOf(values);
    }

    /** Reads them; of a key that comes twice the last one counts, other lines are passed over. */
    public static KeyValues parse(String text) {
        Map<String, String> values = new LinkedHashMap<>();
        text.lines().forEach(line -> {
            int at = line.indexOf('=');
            if (at > 0) {
                values.put(line.substring(0, at).strip(), line.substring(at + 1).strip());
            }
        });
        return new KeyValues(values);
    }

    /** The value; absent when it is empty too. */
    public Optional<String> get(String key) {
        return Optional.ofNullable(values.get(key)).filter(v -> !v.isEmpty());
    }

    /** The value as a number; absent when it is none, or 0 where that means nothing. */
    public Optional<Long> number(String key) {
        return get(key).filter(v -> v.matches("\\d{1,18}")).map(Long::valueOf);
    }

    /** Whether the value is {@code yes}. */
    public boolean yes(String key) {
        return get(key).filter("yes"::equals).isPresent();
    }
}
