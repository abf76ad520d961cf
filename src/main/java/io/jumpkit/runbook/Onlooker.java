// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.runbook;

import io.jumpkit.command.Invocation;
import io.jumpkit.output.Line;
import io.jumpkit.output.Mark;
import io.jumpkit.output.Result;
import io.jumpkit.runbook.run.JournalRecord;
import io.jumpkit.runbook.run.Kind;
import io.jumpkit.runbook.run.Pace;
import io.jumpkit.runbook.run.RunFolder;
import java.time.Duration;
import java.util.List;

/** Somebody who looks on while another shell follows a run: sees every record as it is written, and changes nothing. */
final class Onlooker {
    private static final Duration EVERY = Duration.ofMillis(300);

    /** Records may be minutes apart while something is waited for; whether anybody is there is asked in between. */
    private static final int LOOKS_BETWEEN = 10;

    private final RunFolder folder;
    private final Invocation in;
    private final Pace pace;

    Onlooker(RunFolder folder, Invocation in, Pace pace) {
        this.folder = folder;
        this.in = in;
        this.pace = pace;
    }

    /** Shows where it stands, then what happens, until the run is over, left, or nobody follows it any more. */
    Result look(RunView view) throws InterruptedException {
        int seen = folder.records().size();
        if (!in.console().wantsJson()) {
            view.lines().forEach(in.console()::print);
        } else {
            seen = 0;
        }
        for (int looks = 0; ; looks++) {
            List<JournalRecord> records = folder.records();
            records.subList(seen, records.size()).forEach(this::show);
            boolean moved = records.size() > seen;
            seen = records.size();
            JournalRecord last = records.get(seen - 1);
            if (last.kind() == Kind.END) {
                return Result.done().note(Mark.GOOD, last.text("why"));
            }
            if (!moved && looks % LOOKS_BETWEEN == 0 && folder.holder().isEmpty()) {
                return nobody(last);
            }
            pace.pause(EVERY, in.cancellation());
        }
    }

    private void show(JournalRecord record) {
        if (in.console().wantsJson()) {
            in.console().print(Line.of(record.line()));
        } else {
            RunView.lines(record).forEach(in.console()::print);
        }
    }

    private Result nobody(JournalRecord last) {
        String why = last.kind() == Kind.STOP ? "left: " + last.text("why") : "nobody follows it any more";
        return Result.done().note(Mark.WARN, why).next("runbook show " + folder.id(), "runbook resume " + folder.id());
    }
}
