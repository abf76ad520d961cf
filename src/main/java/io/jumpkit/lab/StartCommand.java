// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.lab;

import io.jumpkit.command.Invocation;
import io.jumpkit.command.WriteCommand;
import io.jumpkit.output.Result;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Starts a service on hosts, without waiting for it. */
@Command(name = "start", description = "Start a service on lab hosts", footer = "lab start n2 etcd")
final class StartCommand implements WriteCommand {
    @Parameters(index = "0", paramLabel = "HOSTS", description = "hosts of the lab, as in n1,n3 or @etcd")
    LabHosts hosts;

    @Parameters(index = "1", paramLabel = "SERVICE", description = "the service, as systemd calls it")
    String service;

    @Override
    public Result run(Invocation in) throws InterruptedException {
        return LabRun.of(in, LabRun.words("start", hosts.list(), service));
    }

    @Override
    public Class<? extends Record> rows() {
        return Step.class;
    }
}
