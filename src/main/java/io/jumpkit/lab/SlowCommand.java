// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.lab;

import io.jumpkit.command.Invocation;
import io.jumpkit.command.WriteCommand;
import io.jumpkit.output.Result;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Limits the link of a host, both ways. */
@Command(name = "slow", description = "Limit the link of lab hosts", footer = "lab slow n4 256kbit")
final class SlowCommand implements WriteCommand {
    @Parameters(index = "0", paramLabel = "HOSTS", description = "hosts of the lab, as in n1,n3 or @etcd")
    LabHosts hosts;

    @Parameters(index = "1", paramLabel = "RATE", description = "as in 256kbit or 2mbit")
    String rate;

    @Override
    public Result run(Invocation in) throws InterruptedException {
        return LabRun.of(in, LabRun.words("slow", hosts.list(), rate));
    }

    @Override
    public Class<? extends Record> rows() {
        return Step.class;
    }
}
