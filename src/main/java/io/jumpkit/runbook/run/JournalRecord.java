// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.runbook.run;

import io.jumpkit.json.Json;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One line of a run's journal.
 *
 * @param n its number, from 1
 * @param step the step's id; empty for what concerns the whole run
 * @param fields what else there is to say, by kind
 */
public record JournalRecord(int n, Instant at, Kind kind, String step, Map<String, Object> fields) {
    public JournalRecord {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    /** The line of JSON. */
    public String line() {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("n", n);
        all.put("at", at.toString());
        all.put("kind", kind.toString());
        all.put("step", step);
        all.putAll(fields);
        return Json.write(all);
    }

    /** The record of a line. */
    static JournalRecord read(String line) {
        Map<String, Object> all = new LinkedHashMap<>(Json.fields(Json.read(line)));
        int n = ((Number) all.remove("n")).intValue();
        Instant at = Instant.parse((String) all.remove("at"));
        Kind kind = Kind.of((String) all.remove("kind"));
        return new JournalRecord(n, at, kind, (String) all.remove("step"), all);
    }

    /** A field as text; empty when it is not there. */
    public String text(String field) {
        return Optional.ofNullable(fields.get(field)).map(Object::toString).orElse("");
    }

    /** What matters of it, on one line. */
    public String words() {
        return Stream.of(
                        "line", "outcome", "held", "seen", "typed", "agreed", "said", "target", "as", "state", "reason",
                        "why")
                .map(this::text)
                .filter(t -> !t.isEmpty())
                .map(t -> t.replace("\n", "; "))
                .collect(Collectors.joining(" · "));
    }

    /** A field as truth. */
    boolean isTrue(String field) {
        return Boolean.TRUE.equals(fields.get(field));
    }

    /** Whether a look ended with what it looked for; what is seen while it must still stay so is no end. */
    boolean held() {
        return isTrue("held") && !fields.containsKey("left_ms");
    }

    /** A field that is a map. */
    @SuppressWarnings("unchecked")
    Map<String, Object> map(String field) {
        return fields.get(field) instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
    }
}
