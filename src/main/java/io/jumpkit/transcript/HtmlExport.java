// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.transcript;

import io.jumpkit.command.Durations;
import java.util.function.Consumer;

/** A session as one page that needs nothing else: opens from a file, prints, and has all its text without scripts. */
final class HtmlExport {
    /** Outputs up to so many lines are open; longer ones are folded. */
    private static final int OPEN_LINES = 30;

    private static final String STYLE =
            """
            body { font: 15px/1.5 system-ui, sans-serif; max-width: 72rem; margin: 2rem auto; padding: 0 1rem; }
            table { border-collapse: collapse; } td, th { padding: .2rem .8rem; text-align: left; vertical-align: top; }
            .moment { border-top: 1px solid #8884; padding: .3rem 0; } time { color: #777; margin-right: .8rem; }
            code, pre { font-family: ui-monospace, monospace; font-size: 13px; }
            pre { margin: .3rem 0 .3rem 1rem; white-space: pre-wrap; overflow-wrap: anywhere; }
            .kind, .end { color: #777; } .bad { color: #b00; } .note { background: #fd83; } .change { font-weight: bold; }
            @media print { body { margin: 0; max-width: none; } pre { font-size: 9pt; } .moment { break-inside: avoid; } }
            @media (prefers-color-scheme: dark) { body { background: #111; color: #ddd; } .bad { color: #f77; } }""";

    private final Transcript transcript;
    private final Consumer<String> out;

    HtmlExport(Transcript transcript, Consumer<String> out) {
        this.transcript = transcript;
        this.out = out;
    }

    void write() {
        String name = escaped(transcript.name());
        out.accept("<!DOCTYPE html>");
        out.accept("<html lang=\"en\"><head><meta charset=\"utf-8\"><title>Session " + name + "</title>");
        out.accept("<meta name=\"viewport\" content=\"width=device-width\"><style>");
        STYLE.lines().forEach(out);
        out.accept("</style></head><body><h1>Session " + name + "</h1>");
        Summary.of(transcript).ifPresent(this::facts);
        out.accept("<h2>Timeline (UTC)</h2>");
        Timeline.moments(transcript, this::moment);
        out.accept("</body></html>");
    }

    private void facts(Summary summary) {
        out.accept("<table>");
        fact("began", summary.began().toString());
        fact("cluster", summary.cluster());
        fact("by", summary.user());
        fact("commands", String.valueOf(summary.commands()));
        fact("took", Durations.words(summary.duration()));
        fact("ended", summary.ended());
        out.accept("</table>");
    }

    private void fact(String name, String value) {
        out.accept("<tr><th>" + name + "</th><td>" + escaped(value) + "</td></tr>");
    }

    private void moment(Moment moment) {
        if (TextExport.ASIDE.contains(moment.kind())) {
            return;
        }
        boolean command = moment.kind().equals("command");
        out.accept("<div class=\"moment " + escaped(moment.kind()) + "\" id=\"e" + moment.seq() + "\"><time datetime=\""
                + moment.ts() + "\">" + TextExport.CLOCK.format(moment.ts()) + "</time>"
                + (command ? "" : "<span class=\"kind\">" + escaped(moment.kind()) + "</span> ")
                + (command ? "<code>" : "") + escaped(moment.text()) + (command ? "</code>" : "")
                + "<span class=\"" + (isBad(moment) ? "bad" : "end") + "\">" + escaped(TextExport.ending(moment))
                + "</span>");
        if (moment.output() != null || moment.outputRef() != null) {
            output(moment);
        }
        out.accept("</div>");
    }

    private static boolean isBad(Moment moment) {
        return moment.exit() != null && moment.exit() != 0;
    }

    private void output(Moment moment) {
        int[] lines = {0};
        Export.output(transcript, moment, line -> lines[0]++);
        out.accept("<details" + (lines[0] <= OPEN_LINES ? " open" : "") + "><summary>" + lines[0]
                + (lines[0] == 1 ? " line" : " lines") + "</summary><pre>");
        Export.output(transcript, moment, line -> out.accept(escaped(line)));
        out.accept("</pre></details>");
    }

    /** Text that cannot be taken for markup; what a browser would choke on is shown as a box. */
    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replaceAll("[\\p{Cntrl}&&[^\\n\\t]]", "\u25a1");
    }
}
