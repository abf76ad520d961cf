// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.runbook.run;

import io.jumpkit.runbook.model.Step;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is seen while something is waited for: live on a terminal with the time that is left, as lines where there is
 * none, and now and then in the journal for whoever looks on from another shell.
 */
final class WaitProgress {
    private static final Duration BETWEEN_RECORDS = Duration.ofSeconds(10);

    private final RunContext run;
    private final Step step;
    private final int block;
    private String told = "";
    private long written;

    WaitProgress(RunContext run, Step step, int block) {
        this.run = run;
        this.step = step;
        this.block = block;
        this.written = run.pace().nanos();
    }

    void tell(Looks.Seen seen, Duration left) {
        String words = seen.words() + " · " + RunScreen.time(left) + " left";
        run.screen().live("wait", words);
        long now = run.pace().nanos();
        if (seen.words().equals(told) || now - written < BETWEEN_RECORDS.toNanos()) {
            return;
        }
        told = seen.words();
        written = now;
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("block", block);
        fields.put("held", seen.held());
        fields.put("seen", seen.words());
        fields.put("left_ms", left.toMillis());
        run.write(Kind.WAIT, step.id(), fields);
        if (!run.canAsk()) {
            run.screen().line("wait", words);
        }
    }
}
