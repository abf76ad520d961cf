// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.shell.words;

import io.jumpkit.command.Invocation;
import io.jumpkit.command.OperatorOnly;
import io.jumpkit.command.ReadCommand;
import io.jumpkit.output.Result;
import java.util.Map;
import picocli.CommandLine.Command;

/** Closes the session for changes. */
@Command(name = "ro", description = "Close the session for changes", footer = "ro")
final class ReadOnlyCommand implements ReadCommand, OperatorOnly {

    @Override
    public String insteadInRunbooks() {
        return "whether things may be changed is the operator's word";
    }

    @Override
    public Result run(Invocation in) {
        in.session().requireCluster();
        in.session().writeMode().readOnly();
        in.session().events().event("write-mode", Map.of("writable", false));
        return Result.text("read-only");
    }
}
