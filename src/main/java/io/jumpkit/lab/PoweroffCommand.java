// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.lab;

import io.jumpkit.command.Invocation;
import io.jumpkit.command.WriteCommand;
import io.jumpkit.output.Result;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Pulls the plug of hosts. */
@Command(name = "poweroff", description = "Pull the plug of lab hosts", footer = "lab poweroff n3 --wipe")
final class PoweroffCommand implements WriteCommand {
    @Parameters(index = "0", paramLabel = "HOSTS", description = "hosts of the lab, as in n1,n3 or @etcd")
    LabHosts hosts;

    @Option(names = "--wipe", description = "lose the disks too: they come back as replacement machines")
    boolean wipe;

    @Override
    public Result run(Invocation in) throws InterruptedException {
        return LabRun.of(in, LabRun.words("poweroff", hosts.list(), wipe ? "--wipe" : ""));
    }

    @Override
    public Class<? extends Record> rows() {
        return Step.class;
    }
}
