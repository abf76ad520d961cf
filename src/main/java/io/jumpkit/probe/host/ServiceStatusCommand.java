// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.host;

import io.jumpkit.command.Invocation;
import io.jumpkit.command.ReadCommand;
import io.jumpkit.error.ExitCode;
import io.jumpkit.inventory.nodeset.NodeSet;
import io.jumpkit.output.Result;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code service status}: what systemd says of a service on every node. */
@Command(
        name = "status",
        description = "Show a service on every node",
        footer = {"service status etcd", "service status etcd --on n3 | expect active == \"active\""})
final class ServiceStatusCommand implements ReadCommand {

    @Parameters(paramLabel = "service", description = "its name, as systemctl knows it")
    private String service;

    @Option(names = "--on", paramLabel = "NODES", description = "these nodes instead of the focus")
    private NodeSet on;

    @Override
    public Class<? extends Record> rows() {
        return ServiceRow.class;
    }

    @Override
    public Result run(Invocation in) {
        Result result = Services.status(in, in.nodesOr(on), service);
        boolean failed = result.rows().stream().anyMatch(r -> ((ServiceRow) r).is("failed"));
        return result.exit(failed ? ExitCode.ILL : ExitCode.DONE);
    }
}
