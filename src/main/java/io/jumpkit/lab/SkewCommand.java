// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.lab;

import io.jumpkit.command.Invocation;
import io.jumpkit.command.WriteCommand;
import io.jumpkit.output.Result;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shifts what a host's clock says in SSH sessions. */
@Command(name = "skew", description = "Shift the clock that SSH sessions on lab hosts see", footer = "lab skew n1 +3s")
final class SkewCommand implements WriteCommand {
    @Parameters(index = "0", paramLabel = "HOSTS", description = "hosts of the lab, as in n1,n3 or @etcd")
    LabHosts hosts;

    @Parameters(index = "1", paramLabel = "OFFSET", description = "how far ahead, as in +3s or 250ms")
    String offset;

    @Option(names = "--behind", description = "that far behind instead")
    boolean behind;

    @Override
    public Result run(Invocation in) throws InterruptedException {
        String size = offset.startsWith("+") ? offset.substring(1) : offset;
        return LabRun.of(in, LabRun.words("skew", hosts.list(), (behind ? "-" : "+") + size));
    }

    @Override
    public Class<? extends Record> rows() {
        return Step.class;
    }
}
