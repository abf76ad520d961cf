// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.transcript;

import com.fasterxml.jackson.databind.JsonNode;
import io.jumpkit.output.JsonRenderer;
import io.jumpkit.transcript.Cast.Entry;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** A form in which a transcript is handed on, line by line and in constant memory. */
enum Export {
    CAST("cast") {
        @Override
        void write(Transcript transcript, Consumer<String> out) {
            try (TranscriptLines lines = new TranscriptLines(transcript.cast())) {
                for (byte[] line = lines.next(); line != null; line = lines.next()) {
                    out.accept(new String(line, StandardCharsets.UTF_8));
                }
            } catch (IOException e) {
                throw unreadable(transcript, e);
            }
        }
    },

    /** What players before asciinema 3 read: times since the start, long waits shortened for good. */
    CAST_V2("cast-v2") {
        @Override
        void write(Transcript transcript, Consumer<String> out) {
            try (Cast cast = Cast.open(transcript.cast())) {
                out.accept(JsonText.of(headerV2(cast)));
                long micros = 0;
                while (cast.hasNext()) {
                    Entry entry = cast.next();
                    micros += Math.min(entry.micros(), IDLE_LIMIT_MICROS);
                    // Version 2 knows no exit event.
                    if (entry.code() != 'x') {
                        out.accept(CastLog.line(micros, entry.code(), entry.data()));
                    }
                }
            }
        }
    },

    TXT("txt") {
        @Override
        void write(Transcript transcript, Consumer<String> out) {
            new TextExport(transcript, out).write();
        }
    },

    JSON("json") {
        @Override
        void write(Transcript transcript, Consumer<String> out) {
            out.accept("{\"schema\":" + JsonText.of(JsonRenderer.SCHEMA) + ",\"transcript\":"
                    + JsonText.of(transcript.name()) + ",\"events\":[");
            String[] before = {""};
            Timeline.events(transcript, event -> {
                out.accept(before[0] + new String(event.line(), StandardCharsets.UTF_8));
                before[0] = ",";
            });
            out.accept("]}");
        }
    },

    MD("md") {
        @Override
        void write(Transcript transcript, Consumer<String> out) {
            new MarkdownExport(transcript, out).write();
        }
    },

    HTML("html") {
        @Override
        void write(Transcript transcript, Consumer<String> out) {
            new HtmlExport(transcript, out).write();
        }
    };

    /** Nobody wants to watch somebody think. */
    static final long IDLE_LIMIT_MICROS = 2_000_000;

    private final String words;

    Export(String words) {
        this.words = words;
    }

    /** Writes it, a line without its line break at a time. */
    abstract void write(Transcript transcript, Consumer<String> out);

    @Override
    public String toString() {
        return words;
    }

    /** The lines of a command's output, from its event or its blob. */
    static void output(Transcript transcript, Moment moment, Consumer<String> out) {
        if (moment.output() != null) {
            moment.output().lines().forEach(out);
        }
        if (moment.outputRef() == null) {
            return;
        }
        try (BufferedReader lines = Files.newBufferedReader(transcript.blob(moment.outputRef()))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                out.accept(line);
            }
        } catch (IOException e) {
            out.accept("(its output cannot be read: " + e.getMessage() + ")");
        }
    }

    private static Map<String, Object> headerV2(Cast cast) {
        JsonNode v3 = cast.header();
        Map<String, Object> header = new LinkedHashMap<>();
        header.put("version", 2);
        header.put("width", cast.columns());
        header.put("height", cast.rows());
        header.put("timestamp", v3.path("timestamp").asLong());
        header.put("title", v3.path("title").asText());
        Map<String, Object> env = new LinkedHashMap<>();
        v3.path("env")
                .properties()
                .forEach(e -> env.put(e.getKey(), e.getValue().asText()));
        header.put("env", env);
        return header;
    }

    private static io.jumpkit.error.UserError unreadable(Transcript transcript, IOException e) {
        return io.jumpkit.error.UserError.usage(
                        "cannot read " + transcript.cast() + ": " + e.getMessage(), "type: transcript list")
                .causedBy(e);
    }
}
