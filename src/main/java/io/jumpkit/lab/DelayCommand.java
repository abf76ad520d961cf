// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.lab;

import io.jumpkit.command.Invocation;
import io.jumpkit.command.WriteCommand;
import io.jumpkit.output.Result;
import java.time.Duration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Holds back the packets that leave a host. */
@Command(name = "delay", description = "Delay the packets that leave lab hosts", footer = "lab delay n3 100ms 10ms")
final class DelayCommand implements WriteCommand {
    @Parameters(index = "0", paramLabel = "HOSTS", description = "hosts of the lab, as in n1,n3 or @etcd")
    LabHosts hosts;

    @Parameters(index = "1", paramLabel = "TIME", description = "how long each packet is held back")
    Duration time;

    @Parameters(
            index = "2",
            arity = "0..1",
            defaultValue = "0ms",
            paramLabel = "JITTER",
            description = "more or less, at random")
    Duration jitter;

    @Override
    public Result run(Invocation in) throws InterruptedException {
        return LabRun.of(in, LabRun.words("delay", hosts.list(), time.toMillis() + "", jitter.toMillis() + ""));
    }

    @Override
    public Class<? extends Record> rows() {
        return Step.class;
    }
}
