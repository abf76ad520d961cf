// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.lab;

import io.jumpkit.command.Invocation;
import io.jumpkit.command.WriteCommand;
import io.jumpkit.output.Result;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Starts what is not running of the lab. */
@Command(
        name = "up",
        description = "Start the practice lab, or what of it is not running",
        footer = {"lab up", "lab up --profile prod-like --etcd 3.5"})
final class UpCommand implements WriteCommand {
    @Option(names = "--etcd", paramLabel = "VERSION", description = "etcd's version: 3.4 or 3.5")
    String etcd;

    @Option(
            names = "--profile",
            paramLabel = "NAME",
            description = "how strict it is: etcd (plain), tls, bastion or prod-like (both)")
    String profile;

    @Override
    public Result run(Invocation in) throws InterruptedException {
        Result result =
                LabRun.of(in, LabRun.words("up", LabRun.option("--etcd", etcd), LabRun.option("--profile", profile)));
        LabRun.takeInUseAgain(in.session());
        return result.next("use lab", "lab status");
    }

    @Override
    public Class<? extends Record> rows() {
        return Step.class;
    }
}
