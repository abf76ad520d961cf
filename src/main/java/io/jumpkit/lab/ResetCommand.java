// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.lab;

import io.jumpkit.command.Invocation;
import io.jumpkit.command.WriteCommand;
import io.jumpkit.output.Result;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Starts the lab over on fresh disks. */
@Command(
        name = "reset",
        description = "Start the lab over on fresh disks",
        footer = {"lab reset", "lab reset --profile tls"})
final class ResetCommand implements WriteCommand {
    @Option(names = "--etcd", paramLabel = "VERSION", description = "etcd's version: 3.4 or 3.5")
    String etcd;

    @Option(
            names = "--profile",
            paramLabel = "NAME",
            description = "how strict it is: etcd (plain), tls, bastion or prod-like (both)")
    String profile;

    @Override
    public Result run(Invocation in) throws InterruptedException {
        Result result = LabRun.of(
                in, LabRun.words("reset", LabRun.option("--etcd", etcd), LabRun.option("--profile", profile)));
        LabRun.takeInUseAgain(in.session());
        return result;
    }

    @Override
    public Class<? extends Record> rows() {
        return Step.class;
    }
}
