// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.lab;

import io.jumpkit.command.Invocation;
import io.jumpkit.command.WriteCommand;
import io.jumpkit.output.Result;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Starts the lab over on fresh disks. */
@Command(name = "reset", description = "Start the lab over on fresh disks", footer = "lab reset")
final class ResetCommand implements WriteCommand {
    @Option(names = "--etcd", paramLabel = "VERSION", description = "etcd's version: 3.4 or 3.5")
    String etcd;

    @Override
    public Result run(Invocation in) throws InterruptedException {
        Result result = LabRun.of(in, LabRun.words("reset", etcd == null ? "" : "--etcd", etcd == null ? "" : etcd));
        LabRun.takeInUseAgain(in.session());
        return result;
    }

    @Override
    public Class<? extends Record> rows() {
        return Step.class;
    }
}
