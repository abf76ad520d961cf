// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.lab;

import io.jumpkit.command.Invocation;
import io.jumpkit.command.WriteCommand;
import io.jumpkit.output.Result;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Stops a service on hosts, for good. */
@Command(name = "stop", description = "Stop a service on lab hosts", footer = "lab stop n2 etcd")
final class StopCommand implements WriteCommand {
    @Parameters(index = "0", paramLabel = "HOSTS", description = "hosts of the lab, as in n1,n3 or @etcd")
    LabHosts hosts;

    @Parameters(index = "1", paramLabel = "SERVICE", description = "the service, as systemd calls it")
    String service;

    @Override
    public Result run(Invocation in) throws InterruptedException {
        return LabRun.of(in, LabRun.words("stop", hosts.list(), service));
    }

    @Override
    public Class<? extends Record> rows() {
        return Step.class;
    }
}
