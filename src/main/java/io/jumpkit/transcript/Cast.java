// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.transcript;

import com.fasterxml.jackson.databind.JsonNode;
import io.jumpkit.error.FileFault;
import io.jumpkit.error.UserError;
import io.jumpkit.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.NoSuchElementException;

/** Reads {@code session.cast} event by event, in constant memory; a torn last line is left out. */
final class Cast implements Iterator<Cast.Entry>, AutoCloseable {
    private final TranscriptLines lines;
    private final JsonNode header;
    private Entry next;

    /**
     * One event of a cast.
     *
     * @param micros since the event before it
     * @param code {@code o} shown, {@code m} marker, {@code r} new size, {@code x} exit
     */
    record Entry(long micros, char code, String data) {}

    /**
     * Opens a cast.
     *
     * @throws UserError usage, when the file is no asciicast v3
     */
    static Cast open(Path file) {
        try {
            return new Cast(new TranscriptLines(file), file);
        } catch (IOException e) {
            throw UserError.usage("cannot read " + file + ": " + FileFault.of(e), "type: transcript list")
                    .causedBy(e);
        }
    }

    private Cast(TranscriptLines lines, Path file) throws IOException {
        this.lines = lines;
        byte[] first = lines.next();
        this.header = first == null ? Json.read("{}") : Json.read(text(first));
        if (header.path("version").asInt() != 3) {
            lines.close();
            throw UserError.usage(file + " does not begin as an asciicast v3", "type: transcript show");
        }
        advance();
    }

    private static String text(byte[] line) {
        return new String(line, StandardCharsets.UTF_8);
    }

    int columns() {
        return header.path("term").path("cols").asInt(80);
    }

    int rows() {
        return header.path("term").path("rows").asInt(24);
    }

    /** The header as it stands in the file. */
    JsonNode header() {
        return header;
    }

    @Override
    public boolean hasNext() {
        return next != null;
    }

    @Override
    public Entry next() {
        if (next == null) {
            throw new NoSuchElementException("the cast is over");
        }
        Entry current = next;
        advance();
        return current;
    }

    private void advance() {
        next = null;
        try {
            byte[] line = lines.next();
            while (line != null && (line.length == 0 || line[0] == '#')) {
                line = lines.next();
            }
            next = line == null ? null : entry(Json.read(text(line)));
        } catch (IOException e) {
            throw UserError.usage("the cast cannot be read further: " + FileFault.of(e), "look at the disk")
                    .causedBy(e);
        }
    }

    private static Entry entry(JsonNode json) {
        String code = json.path(1).asText();
        if (code.length() != 1) {
            throw UserError.usage("not an event of a cast: " + json, "type: transcript verify");
        }
        return new Entry(
                Math.round(json.path(0).asDouble() * 1e6),
                code.charAt(0),
                json.path(2).asText());
    }

    @Override
    public void close() {
        try {
            lines.close();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
