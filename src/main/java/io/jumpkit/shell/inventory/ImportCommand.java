// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.shell.inventory;

import io.jumpkit.command.Invocation;
import io.jumpkit.command.OperatorOnly;
import io.jumpkit.command.WriteCommand;
import io.jumpkit.error.UserError;
import io.jumpkit.inventory.file.ClustersFile;
import io.jumpkit.inventory.file.NewCluster;
import io.jumpkit.inventory.importing.AnsibleImport;
import io.jumpkit.inventory.importing.ClusterText;
import io.jumpkit.inventory.importing.Imported;
import io.jumpkit.inventory.importing.SshConfigImport;
import io.jumpkit.output.Line;
import io.jumpkit.output.Mark;
import io.jumpkit.output.Result;
import io.jumpkit.session.Session;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** A cluster made of the hosts that another tool knows. */
@Command(
        name = "import",
        description = "Make a cluster of hosts from ssh_config or Ansible",
        footer = {
            "inventory import --ssh-config ~/.ssh/config --name prod",
            "inventory import --ansible hosts.ini --name prod --write"
        })
final class ImportCommand implements WriteCommand, OperatorOnly {

    @Option(names = "--ssh-config", paramLabel = "FILE", description = "take the hosts of an ssh_config")
    Path sshConfig;

    @Option(
            names = "--ansible",
            paramLabel = "FILE",
            description = "take the hosts of an Ansible inventory, groups as roles")
    Path ansible;

    @Option(
            names = "--name",
            paramLabel = "NAME",
            defaultValue = "imported",
            description = "what the cluster is called")
    String name;

    @Option(names = "--write", description = "put it into the inventory; without it is only shown")
    boolean write;

    @Override
    public boolean allowedReadOnly() {
        return true;
    }

    @Override
    public String insteadInRunbooks() {
        return "say it with **Do by hand**, before a run that needs it";
    }

    @Override
    public Result run(Invocation in) {
        if ((sshConfig == null) == (ansible == null)) {
            throw UserError.usage(
                    "import from one place", "give --ssh-config ~/.ssh/config, or --ansible FILE, and --name NAME");
        }
        if (!name.matches("[A-Za-z0-9_][A-Za-z0-9_.-]*") || name.equals(ClustersFile.RESERVED)) {
            throw UserError.usage("'" + name + "' cannot be a cluster's name", "give another: --name prod");
        }
        Imported found = found(in.session());
        if (found.hosts().isEmpty()) {
            throw UserError.usage((ansible == null ? sshConfig : ansible) + " names no host", "look into it");
        }
        Path file = InventoryFamily.file(in.session(), null).file();
        NewCluster cluster = new NewCluster(file, name, ClusterText.of(name, found.hosts()));
        Result result = write ? written(cluster, file, found) : shown(cluster);
        for (String remark : found.remarks()) {
            result = result.note(Mark.WARN, remark);
        }
        return result;
    }

    private Imported found(Session session) {
        Path home = Path.of(session.settings().environment().getOrDefault("HOME", "/"));
        return sshConfig == null
                ? AnsibleImport.read(expand(ansible, home))
                : SshConfigImport.read(expand(sshConfig, home), home);
    }

    /** In Jumpkit's own shell nobody has expanded the tilde. */
    private static Path expand(Path path, Path home) {
        return path.startsWith("~") ? home.resolve(Path.of("~").relativize(path)) : path;
    }

    private static Result shown(NewCluster cluster) {
        return Result.text(cluster.alone().stream().map(Line::of).toList());
    }

    private Result written(NewCluster cluster, Path file, Imported found) {
        cluster.write();
        return Result.text(found.hosts().size() + " nodes written to " + file + " as cluster " + name)
                .next("inventory check --live", "use " + name);
    }
}
