// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.transcript;

import picocli.CommandLine.Parameters;

/** The transcript a command is about: the one that is named, or the last session's. */
final class WhichTranscript {
    @Parameters(
            arity = "0..1",
            paramLabel = "TRANSCRIPT",
            defaultValue = Transcripts.LAST,
            description = "its id, the beginning of its name, or last")
    private Transcript transcript;

    Transcript transcript() {
        return transcript;
    }

    /** It, once its session has ended; refused before, with the reason. */
    Transcript ended(String reason) {
        Summary.of(transcript).ifPresent(s -> s.requireEnded(reason));
        return transcript;
    }
}
