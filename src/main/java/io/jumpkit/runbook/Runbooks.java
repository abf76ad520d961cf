// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.runbook;

import io.jumpkit.command.Entry;
import io.jumpkit.command.Family;
import java.util.List;

/** The commands on runbooks. */
public final class Runbooks {
    private Runbooks() {}

    /** In the order of use: find, read, check, follow. */
    public static Family family() {
        return Family.of(
                        "runbook",
                        "procedures that read, guard and do",
                        List.of(
                                Entry.anywhere("runbook list", ListCommand.class),
                                Entry.anywhere("runbook show", ShowCommand.class),
                                Entry.anywhere("runbook print", PrintCommand.class),
                                Entry.anywhere("runbook lint", LintCommand.class),
                                Entry.anywhere("runbook compile", CompileCommand.class),
                                Entry.of("runbook run", RunCommand.class).alias("run"),
                                Entry.of("runbook resume", ResumeCommand.class),
                                Entry.anywhere("runbook runs", RunsCommand.class),
                                Entry.anywhere("runbook approve", ApproveCommand.class),
                                Entry.of("runbook abort", AbortCommand.class)))
                .types(List.of(new RunbookName.Type(), new RunId.Type(), new RunOrRunbook.Type()));
    }
}
