// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.shell.words;

import io.jumpkit.command.Invocation;
import io.jumpkit.command.OperatorOnly;
import io.jumpkit.command.ReadCommand;
import io.jumpkit.output.Result;
import io.jumpkit.shell.line.LeaveShell;
import picocli.CommandLine.Command;

/** The way out; Ctrl-D is another. */
@Command(name = "exit", description = "Leave the shell", footer = "exit")
final class ExitCommand implements ReadCommand, OperatorOnly {

    @Override
    public String insteadInRunbooks() {
        return "a run ends behind its last step, or with **Choose**";
    }

    @Override
    public Result run(Invocation in) {
        throw new LeaveShell();
    }
}
