// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.transcript;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One line of a session's timeline. A command and its result are one moment.
 *
 * @param ts when it began
 * @param text in the operator's words
 * @param exit of a command that ended; null otherwise
 * @param durationMs of a command that ended; null otherwise
 * @param output of a command that ended, unless it was long; null otherwise
 * @param outputRef the blob of a long output; null otherwise
 */
record Moment(
        long seq, Instant ts, String kind, String text, Long exit, Long durationMs, String output, String outputRef) {
    private static final Set<String> EVERYWHERE =
            Set.of("seq", "ts", "mono_ms", "kind", "actor", "host", "cluster", "prev");

    static Moment of(Event event) {
        return new Moment(
                event.seq(),
                event.time(),
                event.kind(),
                words(event),
                event.number("exit").orElse(null),
                event.number("duration_ms").orElse(null),
                event.json().hasNonNull("output") ? event.text("output") : null,
                event.blob().orElse(null));
    }

    /** A command with what came of it. */
    static Moment of(Event command, Event result) {
        Moment begun = of(command);
        Moment ended = of(result);
        return new Moment(
                begun.seq,
                begun.ts,
                begun.kind,
                begun.text,
                ended.exit,
                ended.durationMs,
                ended.output,
                ended.outputRef);
    }

    private static String words(Event event) {
        return switch (event.kind()) {
            case "command" -> event.typed();
            case "note" -> note(event);
            case "start" ->
                "session of " + event.text("actor") + "@" + event.text("host") + ", jumpkit " + event.text("version");
            case "redaction" -> "masked " + event.text("count") + " x " + event.text("rule");
            case "resize" -> event.text("columns") + "x" + event.text("rows");
            case "end" -> "session ended";
            default -> fields(event);
        };
    }

    /** A note that was written late tells when it happened; one with a star shows it. */
    private static String note(Event event) {
        String occurred = event.text("occurred_at");
        boolean starred = event.json().path("tags").toString().contains("\"star\"");
        return (starred ? "★ " : "") + (occurred.isEmpty() ? "" : "of " + occurred + ": ") + event.text("text");
    }

    private static String fields(Event event) {
        List<String> words = new ArrayList<>();
        for (Map.Entry<String, JsonNode> field : event.json().properties()) {
            boolean told = EVERYWHERE.contains(field.getKey()) || field.getKey().startsWith("output");
            if (!told && !field.getValue().isNull()) {
                JsonNode value = field.getValue();
                words.add(field.getKey() + "=" + (value.isTextual() ? value.asText() : value.toString()));
            }
        }
        return String.join(" ", words);
    }
}
