// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.transcript;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Writes {@code events.jsonl}: one event a line, each with the SHA-256 of the line before it. */
final class EventLog implements AutoCloseable {
    /** What the first event has instead of the hash of a line before it. */
    static final String NO_LINE = "0".repeat(64);

    /** Fields that callers do not set. */
    private static final Set<String> OWN = Set.of("seq", "ts", "mono_ms", "kind", "prev");

    private final Sink sink;
    private final Map<String, Object> always;
    private String prev = NO_LINE;
    private long seq;

    /**
     * A log that begins.
     *
     * @param always fields of every event unless it says otherwise: who, where, on what
     */
    EventLog(Sink sink, Map<String, Object> always) {
        this.sink = sink;
        this.always = always;
    }

    /** Writes an event, in one write. */
    void write(Instant time, Duration sinceStart, String kind, Map<String, ?> fields) throws IOException {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("seq", seq);
        event.put("ts", UtcTime.rfc3339(time));
        event.put("mono_ms", sinceStart.toMillis());
        event.put("kind", kind);
        event.putAll(always);
        fields.forEach((name, value) -> {
            if (!OWN.contains(name)) {
                event.put(name, value);
            }
        });
        append(event);
    }

    /** Writes an event whose fields are complete but for its number and the hash of the line before. */
    void append(Map<String, Object> event) throws IOException {
        event.put("seq", seq);
        event.remove("prev");
        event.put("prev", prev);
        byte[] line = (JsonText.of(event) + "\n").getBytes(StandardCharsets.UTF_8);
        sink.write(line);
        seq++;
        prev = Sha256.of(line, line.length - 1);
    }

    /** SHA-256 of the last line. */
    String head() {
        return prev;
    }

    void force() throws IOException {
        sink.force();
    }

    @Override
    public void close() throws IOException {
        sink.close();
    }
}
