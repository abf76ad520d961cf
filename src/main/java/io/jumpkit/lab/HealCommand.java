// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.lab;

import io.jumpkit.command.Invocation;
import io.jumpkit.command.WriteCommand;
import io.jumpkit.output.Result;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Takes the faults of hosts away. */
@Command(name = "heal", description = "Take the faults of lab hosts away", footer = "lab heal --power")
final class HealCommand implements WriteCommand {
    @Parameters(arity = "0..1", paramLabel = "HOSTS", description = "hosts of the lab; all if absent")
    LabHosts hosts;

    @Option(names = "--power", description = "power on what is off, too")
    boolean power;

    @Override
    public Result run(Invocation in) throws InterruptedException {
        return LabRun.of(in, LabRun.words("heal", hosts == null ? "" : hosts.list(), power ? "--power" : ""));
    }

    @Override
    public Class<? extends Record> rows() {
        return Step.class;
    }
}
