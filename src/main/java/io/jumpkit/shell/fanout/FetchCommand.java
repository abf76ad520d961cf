// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.shell.fanout;

import io.jumpkit.command.Invocation;
import io.jumpkit.command.ReadCommand;
import io.jumpkit.error.FileFault;
import io.jumpkit.error.UserError;
import io.jumpkit.output.Result;
import io.jumpkit.ssh.NodeResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** A file of every node in focus into a local folder, each under its node's name. */
@Command(
        name = "fetch",
        description = "Fetch a file from every node in focus",
        footer = {"fetch /etc/chrony/chrony.conf", "fetch /var/log/syslog logs/"})
final class FetchCommand implements ReadCommand {
    @Mixin
    PlanOptions plan = new PlanOptions();

    @Parameters(index = "0", paramLabel = "PATH", description = "the file on the nodes")
    String path;

    @Parameters(index = "1", arity = "0..1", paramLabel = "FOLDER", description = "a local folder; fetched/ if absent")
    Path folder;

    @Override
    public Class<Transfer.Row> rows() {
        return Transfer.Row.class;
    }

    @Override
    public Result run(Invocation in) throws InterruptedException {
        Path into = folder == null ? Path.of("fetched") : folder;
        try {
            Files.createDirectories(into);
        } catch (IOException e) {
            throw UserError.usage("the folder " + into + " cannot be made: " + FileFault.of(e), "name another folder")
                    .causedBy(e);
        }
        Fanout.Work work = (nodes, progress, off) -> in.session().remote().fetch(nodes, path, into, progress, off);
        return Transfer.run(
                in,
                plan.of(in.nodesOr(plan.on), in.session().settings()),
                work,
                "fetched into " + into + "/",
                NodeResult::detail);
    }
}
