// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.inventory;

import io.jumpkit.error.ExitCode;
import io.jumpkit.error.UserError;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A program on this machine that the inventory names: run without a shell, with a deadline, for what it prints. */
public final class LocalCommand {
    /** Far more than any list of nodes or any password. */
    private static final int MOST_BYTES = 4 * 1024 * 1024;

    private LocalCommand() {}

    /**
     * What it prints.
     *
     * @param folder where it runs
     * @throws UserError when it cannot be started, fails, or does not end in time; then it and its children are ended
     */
    public static String run(List<String> argv, Path folder, Duration deadline) {
        String name = "'" + String.join(" ", argv) + "'";
        Process process = start(argv, folder, name);
        CompletableFuture<String> out = drain(process.getInputStream());
        CompletableFuture<String> err = drain(process.getErrorStream());
        try {
            if (!process.waitFor(deadline.toMillis(), TimeUnit.MILLISECONDS)) {
                throw UserError.of(
                        ExitCode.TIMED_OUT,
                        name + " did not end within " + deadline.toMillis() + " ms",
                        "run it by hand and see what it waits for");
            }
            if (process.exitValue() != 0) {
                String said = err.join().lines().findFirst().map(l -> ": " + l).orElse("");
                throw UserError.usage(name + " exited " + process.exitValue() + said, "run it by hand");
            }
            return out.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw UserError.of(ExitCode.INTERRUPTED, name + " was stopped", "").causedBy(e);
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private static Process start(List<String> argv, Path folder, String name) {
        try {
            Process process =
                    new ProcessBuilder(argv).directory(folder.toFile()).start();
            process.getOutputStream().close();
            return process;
        } catch (IOException e) {
            throw UserError.usage(name + " cannot be run: " + e.getMessage(), "install it, or write its whole path")
                    .causedBy(e);
        }
    }

    private static CompletableFuture<String> drain(InputStream stream) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try (stream) {
                        String text = new String(stream.readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
                        stream.transferTo(java.io.OutputStream.nullOutputStream());
                        return text;
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                },
                task -> {
                    Thread thread = new Thread(task, "output of a local command");
                    thread.setDaemon(true);
                    thread.start();
                });
    }
}
