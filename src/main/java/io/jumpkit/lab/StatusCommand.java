// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.lab;

import io.jumpkit.command.Invocation;
import io.jumpkit.command.ReadCommand;
import io.jumpkit.output.Line;
import io.jumpkit.output.Result;
import io.jumpkit.output.Style;
import io.jumpkit.output.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;

/** What is on, what is broken and what runs in the lab. */
@Command(name = "status", description = "Show what is on, broken and running in the lab", footer = "lab status")
final class StatusCommand implements ReadCommand {
    @Override
    public Result run(Invocation in) throws InterruptedException {
        LabStatus status = PracticeLab.in(in.session().settings()).status();
        return Table.of(status.hosts())
                .column("HOST", LabStatus.Host::host)
                .column("ADDRESS", h -> h.address().isEmpty() ? null : h.address())
                .column("POWER", StatusCommand::power)
                .column("SERVICES", StatusCommand::services)
                .column("FAULTS", StatusCommand::faults)
                .result()
                .extra("instance", status.instance())
                .extra("state", status.state());
    }

    @Override
    public Class<? extends Record> rows() {
        return LabStatus.Host.class;
    }

    private static Line power(LabStatus.Host host) {
        return Line.of(host.power().equals("on") ? Style.GOOD : Style.BAD, host.power());
    }

    private static String services(LabStatus.Host host) {
        return host.services().isEmpty()
                ? null
                : host.services().entrySet().stream()
                        .map(service -> service.getKey() + " " + service.getValue())
                        .collect(Collectors.joining(", "));
    }

    private static Line faults(LabStatus.Host host) {
        List<String> all = new ArrayList<>(host.faults());
        if (host.replacement()) {
            all.add("disk lost, a replacement");
        }
        return all.isEmpty() ? null : Line.of(Style.WARN, String.join("; ", all));
    }
}
