// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.transcript;

import io.jumpkit.command.Durations;
import java.util.function.Consumer;

/** A session as Markdown, to go on writing a postmortem from. */
final class MarkdownExport {
    private final Transcript transcript;
    private final Consumer<String> out;

    MarkdownExport(Transcript transcript, Consumer<String> out) {
        this.transcript = transcript;
        this.out = out;
    }

    void write() {
        out.accept("# Session " + transcript.name());
        out.accept("");
        Summary.of(transcript).ifPresent(this::facts);
        out.accept("## Timeline (UTC)");
        Timeline.moments(transcript, this::moment);
    }

    private void facts(Summary summary) {
        out.accept("| began | cluster | by | commands | took | ended |");
        out.accept("|---|---|---|---|---|---|");
        out.accept("| " + summary.began() + " | " + summary.cluster() + " | " + summary.user() + " | "
                + summary.commands() + " | " + Durations.words(summary.duration()) + " | " + summary.ended() + " |");
        out.accept("");
    }

    private void moment(Moment moment) {
        if (TextExport.ASIDE.contains(moment.kind())) {
            return;
        }
        out.accept("");
        if (!moment.kind().equals("command")) {
            out.accept(
                    "**" + TextExport.CLOCK.format(moment.ts()) + "** " + moment.kind() + ": " + inline(moment.text()));
            return;
        }
        out.accept(
                "**" + TextExport.CLOCK.format(moment.ts()) + "** " + code(moment.text()) + TextExport.ending(moment));
        if (moment.output() != null || moment.outputRef() != null) {
            fenced(moment);
        }
    }

    private void fenced(Moment moment) {
        int[] longest = {2};
        Export.output(transcript, moment, line -> longest[0] = Math.max(longest[0], backticks(line)));
        String fence = "`".repeat(longest[0] + 1);
        out.accept("");
        out.accept(fence + "text");
        Export.output(transcript, moment, out);
        out.accept(fence);
    }

    private static String code(String text) {
        String fence = "`".repeat(backticks(text) + 1);
        String gap = fence.length() > 1 ? " " : "";
        return fence + gap + text.replace('\n', ' ') + gap + fence;
    }

    private static String inline(String text) {
        return text.replace("\\", "\\\\").replaceAll("([*_`\\[<|])", "\\\\$1").replace("\n", "  \n");
    }

    /** The longest run of backticks. */
    private static int backticks(String text) {
        int longest = 0;
        int run = 0;
        for (int i = 0; i < text.length(); i++) {
            run = text.charAt(i) == '`' ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        return longest;
    }
}
