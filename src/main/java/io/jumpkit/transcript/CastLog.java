// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.transcript;

import com.fasterxml.jackson.databind.JsonNode;
import io.jumpkit.json.Json;
import io.jumpkit.transcript.Recorder.Terminal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Writes {@code session.cast} in asciicast v3: a header, then {@code [interval, code, data]} a line. Times are told in
 * nanoseconds since the start and must not go back.
 */
final class CastLog implements AutoCloseable {
    /** In characters, of which JSON makes 6 bytes at most. */
    static final int LONGEST_PIECE = 512 * 1024;

    private static final double IDLE_LIMIT_SECONDS = 2;

    private final Sink sink;
    private final RunningSum sum = new RunningSum();
    private long lastMicros;
    private boolean afterReturn;

    CastLog(Sink sink) {
        this.sink = sink;
    }

    /** Writes the header. */
    void header(Terminal terminal, long unixSeconds, String title, Map<String, String> env) throws IOException {
        Map<String, Object> term = new LinkedHashMap<>();
        term.put("cols", terminal.columns());
        term.put("rows", terminal.rows());
        if (!terminal.type().isEmpty()) {
            term.put("type", terminal.type());
        }
        Map<String, Object> header = new LinkedHashMap<>();
        header.put("version", 3);
        header.put("term", term);
        header.put("timestamp", unixSeconds);
        header.put("idle_time_limit", IDLE_LIMIT_SECONDS);
        header.put("title", title);
        header.put("env", env);
        write(JsonText.of(header));
    }

    /** Writes a header that was read from another cast. */
    void header(JsonNode header) throws IOException {
        write(Json.write(header));
    }

    /** What was shown; a bare line feed gets the carriage return that the terminal driver would have put before it. */
    void output(long nanos, String text) throws IOException {
        int from = 0;
        do {
            int to = end(text, from);
            event(nanos, 'o', withReturns(text.substring(from, to)));
            from = to;
        } while (from < text.length());
    }

    /** Where the piece that begins there ends: never within a character. */
    private static int end(String text, int from) {
        if (text.length() - from <= LONGEST_PIECE) {
            return text.length();
        }
        int to = from + LONGEST_PIECE;
        return Character.isHighSurrogate(text.charAt(to - 1)) ? to - 1 : to;
    }

    /** A marker, a new size or the end. */
    void event(long nanos, char code, String data) throws IOException {
        long micros = Math.max(lastMicros, nanos / 1000);
        write(line(micros - lastMicros, code, data));
        lastMicros = micros;
    }

    /** An event as a line. */
    static String line(long micros, char code, String data) {
        StringBuilder line = new StringBuilder(data.length() + 24);
        line.append('[');
        seconds(line, micros);
        line.append(", \"").append(code).append("\", ");
        JsonText.string(line, data);
        return line.append(']').toString();
    }

    /** What the file's SHA-256 is now, and its length. */
    Map<String, Object> sum() {
        return Map.of("sha256", sum.sha256(), "bytes", sum.bytes());
    }

    void force() throws IOException {
        sink.force();
    }

    @Override
    public void close() throws IOException {
        sink.close();
    }

    private void write(String line) throws IOException {
        byte[] encoded = (line + "\n").getBytes(StandardCharsets.UTF_8);
        sink.write(encoded);
        sum.add(encoded);
    }

    private static void seconds(StringBuilder out, long micros) {
        String fraction = String.valueOf(1_000_000 + micros % 1_000_000);
        out.append(micros / 1_000_000).append('.').append(fraction, 1, 7);
    }

    private String withReturns(String text) {
        if (text.indexOf('\n') < 0) {
            afterReturn = text.endsWith("\r") || (afterReturn && text.isEmpty());
            return text;
        }
        StringBuilder out = new StringBuilder(text.length() + text.length() / 16 + 16);
        int from = 0;
        for (int at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', from)) {
            boolean returned = at == 0 ? afterReturn : text.charAt(at - 1) == '\r';
            out.append(text, from, at).append(returned ? "\n" : "\r\n");
            from = at + 1;
        }
        afterReturn = text.endsWith("\r");
        return out.append(text, from, text.length()).toString();
    }
}
