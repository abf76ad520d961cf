// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.lab;

import io.jumpkit.command.Invocation;
import io.jumpkit.command.WriteCommand;
import io.jumpkit.output.Result;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Powers hosts on. */
@Command(name = "poweron", description = "Power lab hosts on", footer = "lab poweron n3")
final class PoweronCommand implements WriteCommand {
    @Parameters(index = "0", paramLabel = "HOSTS", description = "hosts of the lab, as in n1,n3 or @etcd")
    LabHosts hosts;

    @Override
    public Result run(Invocation in) throws InterruptedException {
        return LabRun.of(in, LabRun.words("poweron", hosts.list()));
    }

    @Override
    public Class<? extends Record> rows() {
        return Step.class;
    }
}
