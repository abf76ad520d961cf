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
                                Entry.anywhere("runbook list", ListCommand::new),
                                Entry.anywhere("runbook show", ShowCommand::new),
                                Entry.anywhere("runbook print", PrintCommand::new),
                                Entry.anywhere("runbook lint", LintCommand::new),
                                Entry.anywhere("runbook compile", CompileCommand::new),
                                Entry.of("runbook run", RunCommand::new).alias("run"),
                                Entry.of("runbook resume", ResumeCommand::new),
                                Entry.anywhere("runbook runs", RunsCommand::new),
                                Entry.anywhere("runbook approve", ApproveCommand::new),
                                Entry.of("runbook abort", AbortCommand::new)))
                .types(List.of(new RunbookName.Type(), new RunId.Type(), new RunOrRunbook.Type()));
    }
}
