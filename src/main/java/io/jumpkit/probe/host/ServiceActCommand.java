// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.host;

import io.jumpkit.command.Invocation;
import io.jumpkit.command.WriteCommand;
import io.jumpkit.error.ExitCode;
import io.jumpkit.inventory.nodeset.NodeSet;
import io.jumpkit.output.Mark;
import io.jumpkit.output.Result;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What {@code service start}, {@code stop} and {@code restart} share: an act of systemctl, and the state after it. */
abstract sealed class ServiceActCommand implements WriteCommand {

    @Parameters(paramLabel = "service", description = "its name, as systemctl knows it")
    private String service;

    @Option(names = "--on", paramLabel = "NODES", description = "these nodes instead of the focus")
    private NodeSet on;

    private final String act;
    private final String wanted;

    ServiceActCommand(String act, String wanted) {
        this.act = act;
        this.wanted = wanted;
    }

    @Override
    public Class<? extends Record> rows() {
        return ServiceRow.class;
    }

    @Override
    public Result run(Invocation in) {
        Result result = Services.act(in, in.nodesOr(on), act, service);
        List<String> otherwise = result.rows().stream()
                .map(ServiceRow.class::cast)
                .filter(r -> r.answered() && !r.is(wanted))
                .map(r -> r.node() + " " + r.active().or(r::reason).orElse("unknown"))
                .toList();
        return otherwise.isEmpty()
                ? result
                : result.note(Mark.WARN, "not " + wanted + " yet: " + String.join(", ", otherwise))
                        .exit(ExitCode.UNVERIFIED);
    }

    /** {@code service start}. */
    @Command(
            name = "start",
            description = "Start a service and show how it is then",
            footer = {"service start etcd --on n2"})
    static final class Start extends ServiceActCommand {
        Start() {
            super("start", "active");
        }
    }

    /** {@code service stop}. */
    @Command(
            name = "stop",
            description = "Stop a service and show how it is then",
            footer = {"service stop etcd --on n3"})
    static final class Stop extends ServiceActCommand {
        Stop() {
            super("stop", "inactive");
        }
    }

    /** {@code service restart}. */
    @Command(
            name = "restart",
            description = "Restart a service and show how it is then",
            footer = {"service restart etcd --on n3"})
    static final class Restart extends ServiceActCommand {
        Restart() {
            super("restart", "active");
        }
    }
}
