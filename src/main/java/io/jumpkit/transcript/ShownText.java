// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.transcript;

import io.jumpkit.transcript.RedactedStream.Piece;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What was shown, on its way to the replay and, between a command and its result, to that command's output. */
final class ShownText {
    private final Redactor redactor;
    private final RedactedStream stream;
    private final CastLog cast;
    private final Blobs blobs;
    private Optional<Blobs.Growing> output = Optional.empty();
    private PlainText plain = new PlainText();

    ShownText(Redactor redactor, CastLog cast, Blobs blobs) {
        this.redactor = redactor;
        this.stream = new RedactedStream(redactor);
        this.cast = cast;
        this.blobs = blobs;
    }

    /** What is shown and stays. */
    void add(long nanos, String rendered) throws IOException {
        keep(stream.feed(nanos, rendered));
    }

    /** What is shown and drawn over. */
    void live(long nanos, String rendered) throws IOException {
        finishLine();
        cast.output(nanos, redactor.mask(rendered).text());
    }

    /** Nothing more belongs to the line that was begun. */
    void finishLine() throws IOException {
        keep(stream.flush());
    }

    private void keep(List<Piece> pieces) throws IOException {
        for (Piece piece : pieces) {
            cast.output(piece.nanos(), piece.text());
            if (output.isPresent()) {
                output.get().add(plain.feed(piece.text()));
            }
        }
    }

    /** From here on it is output of a command. */
    void beginOutput() {
        output = Optional.of(blobs.grow());
        plain = new PlainText();
    }

    /** The fields that hold the output since it began; none when there was no command or it said nothing. */
    Map<String, Object> endOutput() throws IOException {
        Map<String, Object> fields = output.isPresent() ? output.get().finish() : Map.of();
        output = Optional.empty();
        return fields;
    }

    /** How many of which rule were masked since last asked. */
    Map<String, Integer> takeCounts() {
        return stream.takeCounts();
    }
}
