// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.lab;

import io.jumpkit.inventory.Node;
import io.jumpkit.inventory.SshTarget;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A command that runs in a lab host over the system's own {@code ssh}, answering line by line. */
final class LabLogin implements AutoCloseable {
    private final Process ssh;
    private final Writer input;
    private final BufferedReader output;

    private LabLogin(Process ssh) {
        this.ssh = ssh;
        this.input = ssh.outputWriter(StandardCharsets.UTF_8);
        this.output = ssh.inputReader(StandardCharsets.UTF_8);
    }

    static LabLogin to(Node node, String command) throws IOException {
        SshTarget target = node.ssh();
        List<String> argv = List.of(
                "ssh",
                "-F",
                "none",
                "-b",
                target.bindAddress().orElseThrow(),
                "-i",
                target.identity().orElseThrow().toString(),
                "-o",
                "UserKnownHostsFile=" + target.knownHosts().orElseThrow(),
                "-o",
                "StrictHostKeyChecking=yes",
                "-o",
                "BatchMode=yes",
                "-o",
                "ConnectTimeout=10",
                target.user().orElseThrow() + "@" + target.address(),
                command);
        return new LabLogin(new ProcessBuilder(argv)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    /** Sends an empty line and returns the line that comes back. */
    String ask() throws IOException {
        input.write("\n");
        input.flush();
        return output.readLine();
    }

    @Override
    public void close() throws IOException {
        input.close();
        ssh.destroy();
    }
}
