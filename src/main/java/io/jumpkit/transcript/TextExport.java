// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.transcript;

import io.jumpkit.command.Durations;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Set;
import java.util.function.Consumer;

/** A session as plain text: each command with its time, exit code and output. */
final class TextExport {
    static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneOffset.UTC);

    /** Events about the recording, not about the work. */
    static final Set<String> ASIDE = Set.of("redaction", "resize", "start", "end");

    private final Transcript transcript;
    private final Consumer<String> out;
    private boolean ended;

    TextExport(Transcript transcript, Consumer<String> out) {
        this.transcript = transcript;
        this.out = out;
    }

    void write() {
        out.accept("# " + transcript.name());
        Timeline.moments(transcript, this::moment);
        if (!ended) {
            out.accept("# " + endingWithoutEnd(transcript));
        }
    }

    private void moment(Moment moment) {
        switch (moment.kind()) {
            case "start" -> out.accept("# " + moment.text());
            case "end" -> {
                ended = true;
                out.accept("# " + line(moment));
            }
            case "redaction", "resize" -> {
                // About the recording, not about the work.
            }
            default -> {
                out.accept(line(moment));
                Export.output(transcript, moment, out);
            }
        }
    }

    /** A moment in one line. */
    static String line(Moment moment) {
        String kind = moment.kind().equals("command") || moment.kind().equals("end") ? "" : moment.kind() + ": ";
        return CLOCK.format(moment.ts()) + " " + kind + moment.text() + ending(moment);
    }

    /** How a moment ended, in brackets; empty for what has no end. */
    static String ending(Moment moment) {
        if (moment.exit() == null) {
            return moment.kind().equals("command") ? " (no result)" : "";
        }
        String took = moment.durationMs() == null ? "" : ", " + Durations.words(Duration.ofMillis(moment.durationMs()));
        return " (exit " + moment.exit() + took + ")";
    }

    /** What to say of a session whose end is not written. */
    static String endingWithoutEnd(Transcript transcript) {
        return Summary.of(transcript).map(Summary::ended).orElse(Summary.UNEXPECTED);
    }
}
