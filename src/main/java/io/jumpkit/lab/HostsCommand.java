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
        return new Host(
                node.name(), ssh.address(), node.roles().stream().sorted().toList(), command(ssh));
    }

    /** Through a bastion the first {@code ssh} is the one that must start from the lab's address; -J would not tell it so. */
    private static String command(SshTarget ssh) {
        String keys = " -i %s -o UserKnownHostsFile=%s "
                .formatted(ssh.identity().orElseThrow(), ssh.knownHosts().orElseThrow());
        String bound = "ssh -b " + ssh.bindAddress().orElseThrow() + keys;
        String host = ssh.user().orElseThrow() + "@" + ssh.address();
        return ssh.jumps().isEmpty()
                ? bound + host
                : "ssh" + keys + "-o ProxyCommand='" + bound + "-W %h:%p "
                        + ssh.jumps().get(0) + "' " + host;
    }
}
