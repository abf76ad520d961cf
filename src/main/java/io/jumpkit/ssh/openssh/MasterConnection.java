// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.ssh.openssh;

import io.jumpkit.deadline.Deadline;
import io.jumpkit.ssh.Outcome;
import io.jumpkit.ssh.transport.CommandLine;
import io.jumpkit.ssh.transport.Connection;
import io.jumpkit.ssh.transport.Files;
import io.jumpkit.ssh.transport.Running;
import io.jumpkit.ssh.transport.Unreached;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A master process of {@code ssh} and its control socket. */
final class MasterConnection implements Connection {
    private final Path ssh;
    private final Path socket;
    private final Process master;
    private final Executor executor;

    MasterConnection(Path ssh, Path socket, Process master, Executor executor) {
        this.ssh = ssh;
        this.socket = socket;
        this.master = master;
        this.executor = executor;
    }

    @Override
    public Running start(CommandLine command, Deadline deadline) throws Unreached {
        if (!isOpen()) {
            throw Unreached.passing(Outcome.CUT, "the connection broke", null);
        }
        List<String> words = client();
        words.add(command.tty() ? "-tt" : "-T");
        words.addAll(List.of("--", "node", command.text()));
        try {
            return MuxCommand.follow(new ProcessBuilder(words).start(), command, executor, this::isOpen);
        } catch (IOException e) {
            throw Unreached.of(Outcome.CHANNEL_REFUSED, "ssh does not start: " + e.getMessage(), e);
        }
    }

    /** Without the master it must fail: by itself it would connect to something else. */
    private List<String> client() {
        List<String> words = new ArrayList<>(List.of(ssh.toString(), "-F", "/dev/null", "-S", socket.toString()));
        words.addAll(List.of("-e", "none", "-o", "ControlMaster=no", "-o", "ProxyCommand=exit 255"));
        words.addAll(List.of("-o", "BatchMode=yes", "-o", "LogLevel=ERROR"));
        return words;
    }

    @Override
    public boolean isOpen() {
        return master.isAlive();
    }

    /** The master asks the node by itself and ends when there is no answer. */
    @Override
    public long silentNanos() {
        return 0;
    }

    @Override
    public void probe() {
        // See silentNanos.
    }

    @Override
    public Files files(Deadline deadline) throws Unreached {
        throw Unreached.of(Outcome.CHANNEL_REFUSED, "files go through the shell here", null);
    }

    @Override
    public void forward(ServerSocket listener, String host, int port, Consumer<Outcome> onFailure) {
        List<String> words = client();
        words.addAll(List.of("-W", (host.contains(":") ? "[" + host + "]" : host) + ":" + port, "--", "node"));
        executor.execute(() -> new MuxForward(words, executor, onFailure).serve(listener));
    }

    @Override
    public void close() {
        master.destroy();
    }

    /** Waits a little for the end of a closed one, then insists. */
    void awaitEnd(Deadline deadline) {
        try {
            if (!master.waitFor(deadline.leftMillis(), TimeUnit.MILLISECONDS)) {
                master.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            master.destroyForcibly();
        }
    }
}
