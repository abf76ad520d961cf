// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.lab;

import io.jumpkit.command.Invocation;
import io.jumpkit.command.WriteCommand;
import io.jumpkit.output.Result;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Starts what is not running of the lab. */
@Command(
        name = "up",
        description = "Start the practice lab, or what of it is not running",
        footer = {"lab up", "lab up --profile prod-like --etcd 3.5"})
final class UpCommand implements WriteCommand {
    @Mixin
    LabMake make = new LabMake();

    @Override
    public Result run(Invocation in) throws InterruptedException {
        Result result = LabRun.of(in, make.words("up"));
        LabRun.takeInUseAgain(in.session());
        return result.next("use lab", "lab status");
    }

    @Override
    public Class<? extends Record> rows() {
        return Step.class;
    }
}
