// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.runbook.run;

import io.jumpkit.error.ExitCode;
import io.jumpkit.runbook.model.Runbook;
import io.jumpkit.runbook.model.Step;

/** The agreement of more than one person, bound to run, step and parameters. */
final class Approvals {
    private static final int CODE_LENGTH = 8;

    private final RunContext run;
    private final Step step;

    Approvals(RunContext run, Step step) {
        this.run = run;
        this.step = step;
    }

    /** What the second person types: another run, step or parameter gives another code. */
    static String code(String run, String step, String parameters) {
        return Runbook.sha256(run + "\n" + step + "\n" + parameters).substring(0, CODE_LENGTH);
    }

    /**
     * Goes on when enough people have agreed.
     *
     * @throws io.jumpkit.error.UserError stopped, with what the others type, when they have not
     */
    void require(int people) {
        String code = code(run.id(), step.id(), run.history().start().text("parameters"));
        long agreed = run.history().records().stream()
                .filter(r -> r.kind() == Kind.APPROVE && r.text("code").equals(code))
                .map(r -> r.text("user"))
                .distinct()
                .count();
        if (agreed < people - 1) {
            throw run.leave(
                    ExitCode.STOPPED,
                    "'" + step.title() + "' needs " + (people - 1 - agreed)
                            + " more to agree; under their own user they type: runbook approve " + run.id() + " "
                            + code);
        }
    }
}
