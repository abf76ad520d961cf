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
    /** The last line as it stands in the file. Its hash is made when it is asked for: the first prompt needs none. */
    private byte[] last = new byte[0];

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
        event.put("prev", head());
        byte[] line = (JsonText.of(event) + "\n").getBytes(StandardCharsets.UTF_8);
        sink.write(line);
        seq++;
        last = line;
    }

    /** SHA-256 of the last line. */
    String head() {
        return last.length == 0 ? NO_LINE : Sha256.of(last, last.length - 1);
    }

    void force() throws IOException {
        sink.force();
    }

    @Override
    public void close() throws IOException {
        sink.close();
    }
}
