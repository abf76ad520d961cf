// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.lab;

import io.jumpkit.command.Invocation;
import io.jumpkit.command.ReadCommand;
import io.jumpkit.inventory.Cluster;
import io.jumpkit.inventory.Node;
import io.jumpkit.inventory.SshTarget;
import io.jumpkit.output.Result;
import io.jumpkit.output.Table;
import java.util.List;
import picocli.CommandLine.Command;

/** The lab's hosts and how they are reached. */
@Command(name = "hosts", description = "Show the lab's hosts and how they are reached", footer = "lab hosts")
final class HostsCommand implements ReadCommand {
    /**
     * A host of the lab.
     *
     * @param ssh what to type to reach it without Jumpkit
     */
    record Host(String host, String address, List<String> roles, String ssh) {}

    @Override
    public Result run(Invocation in) {
        Cluster lab = PracticeLab.in(in.session().settings()).requireCluster();
        return Table.of(lab.nodes().values().stream().map(HostsCommand::host).toList())
                .column("HOST", Host::host)
                .column("ADDRESS", Host::address)
                .column("ROLES", h -> h.roles().isEmpty() ? null : String.join(",", h.roles()))
                .column("SSH", Host::ssh)
                .result();
    }

    @Override
    public Class<? extends Record> rows() {
        return Host.class;
    }

    private static Host host(Node node) {
        SshTarget ssh = node.ssh();
        String command = "ssh -b %s -i %s -o UserKnownHostsFile=%s %s@%s"
                .formatted(
                        ssh.bindAddress().orElseThrow(),
                        ssh.identity().orElseThrow(),
                        ssh.knownHosts().orElseThrow(),
                        ssh.user().orElseThrow(),
                        ssh.address());
        return new Host(
                node.name(), ssh.address(), node.roles().stream().sorted().toList(), command);
    }
}
