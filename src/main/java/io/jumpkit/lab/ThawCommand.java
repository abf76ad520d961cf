// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.lab;

import io.jumpkit.command.Invocation;
import io.jumpkit.command.WriteCommand;
import io.jumpkit.output.Result;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Lets frozen hosts go on. */
@Command(name = "thaw", description = "Let frozen lab hosts go on", footer = "lab thaw n2")
final class ThawCommand implements WriteCommand {
    @Parameters(index = "0", paramLabel = "HOSTS", description = "hosts of the lab, as in n1,n3 or @etcd")
    LabHosts hosts;

    @Override
    public Result run(Invocation in) throws InterruptedException {
        return LabRun.of(in, LabRun.words("thaw", hosts.list()));
    }

    @Override
    public Class<? extends Record> rows() {
        return Step.class;
    }
}
