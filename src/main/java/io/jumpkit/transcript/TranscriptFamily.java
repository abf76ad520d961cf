// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.transcript;

import io.jumpkit.command.Entry;
import io.jumpkit.command.Family;
import java.util.List;

/** The commands on recorded sessions; none of them needs a cluster. */
public final class TranscriptFamily {
    private TranscriptFamily() {}

    /** {@code transcript ...}, and {@code replay}. */
    public static Family family() {
        return Family.of(
                        "transcript",
                        "recorded sessions: list, show, play, search, check, hand on",
                        List.of(
                                Entry.anywhere("transcript list", ListCommand::new),
                                Entry.anywhere("transcript show", ShowCommand::new),
                                Entry.anywhere("transcript play", PlayCommand::new)
                                        .alias("replay"),
                                Entry.anywhere("transcript grep", GrepCommand::new),
                                Entry.anywhere("transcript export", ExportCommand::new),
                                Entry.anywhere("transcript verify", VerifyCommand::new),
                                Entry.anywhere("transcript seal", SealCommand::new),
                                Entry.anywhere("transcript repair", RepairCommand::new),
                                Entry.anywhere("transcript redact", RedactCommand::new)))
                .types(List.of(new TranscriptType()));
    }
}
