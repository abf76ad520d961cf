// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.lab.drill;

import io.jumpkit.command.Invocation;
import io.jumpkit.error.ExitCode;
import io.jumpkit.error.UserError;
import io.jumpkit.output.Mark;
import io.jumpkit.output.Result;
import io.jumpkit.output.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The end of a drill: the members, the faults that are left, the application's data, and the clock. */
final class Judging {
    private static final int VOTERS = 3;

    private final Invocation in;
    private final LabStage stage;
    private final Application application;

    Judging(Invocation in) {
        this.in = in;
        this.stage = new LabStage(in);
        this.application = Application.of(stage);
    }

    Result result() throws InterruptedException {
        String[] begun = begun();
        Duration took =
                Duration.between(Instant.parse(begun[1]), in.session().clock().instant());
        List<DrillCheck> checks = new ArrayList<>();
        for (String line : Scene.well(VOTERS)) {
            checks.add(stage.look(line));
        }
        List<String> faults = stage.faults();
        checks.add(new DrillCheck("no fault is left in the lab", faults.isEmpty(), String.join("; ", faults)));
        boolean healed = checks.stream().allMatch(DrillCheck::holds);
        checks.add(data(healed));
        return judged(begun[0], took, checks);
    }

    private String[] begun() throws InterruptedException {
        String[] begun = application.begun().split(" ");
        if (begun.length < 2) {
            throw UserError.usage("no drill was begun on this lab", "type: runbook drill RUNBOOK");
        }
        return begun;
    }

    /** What is lost is known only of members that are well, and of an application that has stopped. */
    private DrillCheck data(boolean healed) throws InterruptedException {
        String check = "every acknowledged write is on every member";
        if (!healed) {
            return new DrillCheck(check, false, "looked at when all else is well");
        }
        application.stop();
        int acknowledged = application.acknowledged().size();
        Map<String, Set<String>> lost = application.lost();
        String seen = acknowledged + " were acknowledged";
        for (Map.Entry<String, Set<String>> member : lost.entrySet()) {
            seen += "; " + member.getKey() + " does not have "
                    + member.getValue().size();
        }
        return new DrillCheck(check, lost.isEmpty(), seen);
    }

    private static Result judged(String runbook, Duration took, List<DrillCheck> checks) {
        boolean passed = checks.stream().allMatch(DrillCheck::holds);
        String time = took.toMinutes() + " min " + took.toSecondsPart() + " s";
        Result result = Table.of(checks)
                .column("CHECK", DrillCheck::check)
                .column("HOLDS", check -> check.holds() ? "yes" : "no")
                .column("SEEN", DrillCheck::seen)
                .result()
                .extra("runbook", runbook)
                .extra("seconds", took.toSeconds());
        return passed
                ? result.note(Mark.GOOD, runbook + ": all is well after " + time + ", nothing was lost")
                : result.note(Mark.BAD, runbook + ": not well after " + time + "; the clock runs on")
                        .exit(ExitCode.ILL)
                        .next("run " + runbook);
    }
}
