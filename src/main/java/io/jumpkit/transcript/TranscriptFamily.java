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
                                Entry.anywhere("transcript list", ListCommand.class),
                                Entry.anywhere("transcript show", ShowCommand.class),
                                Entry.anywhere("transcript play", PlayCommand.class)
                                        .alias("replay"),
                                Entry.anywhere("transcript grep", GrepCommand.class),
                                Entry.anywhere("transcript export", ExportCommand.class),
                                Entry.anywhere("transcript verify", VerifyCommand.class),
                                Entry.anywhere("transcript seal", SealCommand.class),
                                Entry.anywhere("transcript repair", RepairCommand.class),
                                Entry.anywhere("transcript redact", RedactCommand.class)))
                .types(List.of(new TranscriptType()));
    }
}
