// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.lab;

import io.jumpkit.command.Invocation;
import io.jumpkit.command.WriteCommand;
import io.jumpkit.output.Result;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Starts the lab over on fresh disks. */
@Command(
        name = "reset",
        description = "Start the lab over on fresh disks",
        footer = {"lab reset", "lab reset --profile tls"})
final class ResetCommand implements WriteCommand {
    @Mixin
    LabMake make = new LabMake();

    @Override
    public Result run(Invocation in) throws InterruptedException {
        Result result = LabRun.of(in, make.words("reset"));
        LabRun.takeInUseAgain(in.session());
        return result;
    }

    @Override
    public Class<? extends Record> rows() {
        return Step.class;
    }
}
