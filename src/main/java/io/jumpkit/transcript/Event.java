// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.transcript;

import com.fasterxml.jackson.databind.JsonNode;
import io.jumpkit.error.UserError;
import io.jumpkit.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;

/** One line of {@code events.jsonl} as read back. */
record Event(JsonNode json, byte[] line) {

    /** The event on a line; absent when the line is none. */
    static Optional<Event> parse(byte[] line) {
        try {
            JsonNode json = Json.read(new String(line, StandardCharsets.UTF_8));
            return json != null
                            && json.hasNonNull("kind")
                            && isTime(json.path("ts").asText())
                    ? Optional.of(new Event(json, line))
                    : Optional.empty();
        } catch (UserError notJson) {
            return Optional.empty();
        }
    }

    private static boolean isTime(String text) {
        try {
            // Of the years that are ever written: with others one cannot reckon.
            return Instant.parse(text).atOffset(ZoneOffset.UTC).getYear() / 10_000 == 0;
        } catch (DateTimeException e) {
            return false;
        }
    }

    long seq() {
        return json.path("seq").asLong(-1);
    }

    Instant time() {
        return Instant.parse(json.path("ts").asText());
    }

    String kind() {
        return json.path("kind").asText();
    }

    String prev() {
        return json.path("prev").asText();
    }

    /** What the next event must have as its {@link #prev}. */
    String sha256() {
        return Sha256.of(line, line.length);
    }

    /** A field as text; empty when it is not there. */
    String text(String field) {
        return json.path(field).asText("");
    }

    /** A whole number. */
    Optional<Long> number(String field) {
        JsonNode value = json.path(field);
        return value.isIntegralNumber() ? Optional.of(value.longValue()) : Optional.empty();
    }

    /** The name of the blob that holds its output. */
    Optional<String> blob() {
        JsonNode name = json.path("output_ref").path("sha256");
        return name.isTextual() && name.asText().matches("[0-9a-f]{64}")
                ? Optional.of(name.asText())
                : Optional.empty();
    }

    /** What was typed: the line, or the words joined. */
    String typed() {
        if (json.hasNonNull("line")) {
            return text("line");
        }
        StringJoiner words = new StringJoiner(" ");
        json.path("argv").forEach(word -> words.add(word.asText()));
        return words.toString();
    }

    /** Everything, as plain values. */
    Map<String, Object> fields() {
        return Json.fields(json);
    }
}
