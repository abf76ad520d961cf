// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.ssh.openssh;

import io.jumpkit.ssh.transport.CommandLine;
import io.jumpkit.ssh.transport.Ended;
import io.jumpkit.ssh.transport.Running;
import io.jumpkit.ssh.transport.Sink;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;

/** A command line that a small {@code ssh} process passes to the master. */
final class MuxCommand implements Running {
    /** What ssh exits with when it failed itself, and when a signal ended the remote command: it does not say which. */
    private static final int SSH_FAILED = 255;

    private static final int BUFFER_BYTES = 32 * 1024;

    private final Process process;
    private final CompletableFuture<Ended> ended;

    private MuxCommand(Process process, CompletableFuture<Ended> ended) {
        this.process = process;
        this.ended = ended;
    }

    static MuxCommand follow(Process process, CommandLine command, Executor executor, BooleanSupplier masterLives) {
        CompletableFuture<Void> out =
                CompletableFuture.runAsync(() -> pump(process.getInputStream(), command.stdout()), executor);
        CompletableFuture<Void> err =
                CompletableFuture.runAsync(() -> pump(process.getErrorStream(), command.stderr()), executor);
        CompletableFuture<Ended> ended = CompletableFuture.allOf(out, err)
                .thenCombine(process.onExit(), (nothing, done) -> end(done.exitValue(), masterLives))
                .exceptionally(failure -> Ended.CUT);
        return new MuxCommand(process, ended);
    }

    private static Ended end(int code, BooleanSupplier masterLives) {
        return code == SSH_FAILED && !masterLives.getAsBoolean() ? Ended.CUT : Ended.exited(code);
    }

    private static void pump(InputStream from, Sink to) {
        byte[] buffer = new byte[BUFFER_BYTES];
        try {
            for (int count = from.read(buffer); count >= 0; count = from.read(buffer)) {
                to.accept(buffer, 0, count);
            }
        } catch (IOException ignored) {
            // The process was ended by us; its exit tells the rest.
        }
    }

    @Override
    public OutputStream stdin() {
        return process.getOutputStream();
    }

    @Override
    public CompletableFuture<Ended> ended() {
        return ended;
    }

    @Override
    public void close() {
        process.destroy();
    }
}
