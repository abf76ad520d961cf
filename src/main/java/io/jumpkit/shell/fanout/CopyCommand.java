// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.shell.fanout;

import io.jumpkit.command.Invocation;
import io.jumpkit.command.WriteCommand;
import io.jumpkit.error.UserError;
import io.jumpkit.output.Result;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** A local file to the same path on every node in focus. */
@Command(
        name = "copy",
        description = "Copy a local file to every node in focus",
        footer = {"copy chrony.conf /etc/chrony/chrony.conf", "copy --try 1 fix.sh /tmp/"})
final class CopyCommand implements WriteCommand {
    @Mixin
    PlanOptions plan = new PlanOptions();

    @Parameters(index = "0", paramLabel = "FILE", description = "a local file")
    Path file;

    @Parameters(index = "1", paramLabel = "PATH", description = "where to on the nodes; a folder if it ends with /")
    String path;

    @Override
    public Class<Transfer.Row> rows() {
        return Transfer.Row.class;
    }

    @Override
    public Result run(Invocation in) throws InterruptedException {
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw UserError.usage(
                    file + " is not a file that can be read", "name a local file; pack a folder with tar first");
        }
        String target = path.endsWith("/") ? path + file.getFileName() : path;
        Fanout.Work work = (nodes, progress, off) -> in.session().remote().copy(nodes, file, target, progress, off);
        String done = "copied " + size(file) + " to " + target;
        return Transfer.run(in, plan.of(in.nodesOr(plan.on), in.session().settings()), work, done, r -> target);
    }

    private static String size(Path file) {
        try {
            return Bytes.words(Files.size(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
