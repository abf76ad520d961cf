// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.lab;

import io.jumpkit.command.Invocation;
import io.jumpkit.command.WriteCommand;
import io.jumpkit.output.Result;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Loses a share of the packets that reach a host. */
@Command(name = "loss", description = "Lose a share of the packets to lab hosts", footer = "lab loss n2 30")
final class LossCommand implements WriteCommand {
    @Parameters(index = "0", paramLabel = "HOSTS", description = "hosts of the lab, as in n1,n3 or @etcd")
    LabHosts hosts;

    @Parameters(index = "1", paramLabel = "PERCENT", description = "how many of a hundred packets are lost")
    String percent;

    @Override
    public Result run(Invocation in) throws InterruptedException {
        return LabRun.of(in, LabRun.words("loss", hosts.list(), percent));
    }

    @Override
    public Class<? extends Record> rows() {
        return Step.class;
    }
}
