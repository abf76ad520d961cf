// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.lab;

import io.jumpkit.command.Invocation;
import io.jumpkit.command.WriteCommand;
import io.jumpkit.output.Result;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Stops the lab. */
@Command(name = "down", description = "Stop the practice lab", footer = "lab down")
final class DownCommand implements WriteCommand {
    @Option(names = "--purge", description = "delete its disks and keys too")
    boolean purge;

    @Override
    public Result run(Invocation in) throws InterruptedException {
        return LabRun.of(in, LabRun.words("down", purge ? "--purge" : ""));
    }

    @Override
    public Class<? extends Record> rows() {
        return Step.class;
    }
}
