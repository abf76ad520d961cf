// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * apt-get, used by one at a time on this machine: of two that fetch lists or packages at the same moment one fails, as
 * apt waits for dpkg's lock only. The labs take the same lock.
 */
final class Apt implements AutoCloseable {
    /** The same as in the lab's {@code machine.sh}. */
    private static final String LOCK = "/run/jumpkit-apt.lock";

    private static final long SECONDS = 600;
    private static final long MINUTES = 5;

    private final Process holder;

    private Apt(Process holder) {
        this.holder = holder;
    }

    /** Waits until nobody else has it. */
    static Apt take() {
        List<String> flock = asRoot("flock", "-w", String.valueOf(SECONDS), LOCK, "sh", "-c", "echo held; cat");
        try {
            Process holder = new ProcessBuilder(flock)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            if (holder.inputReader().readLine() == null) {
                throw new AssertionError("could not take " + LOCK + ": as root, or with a sudo that asks no password,"
                        + " tests install what they need");
            }
            return new Apt(holder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Installs a package; the lists are fetched where those that are here do not do. */
    void install(String name) {
        if (get("install", "-y", "--no-install-recommends", name) != 0) {
            get("update");
            get("install", "-y", "--no-install-recommends", name);
        }
    }

    /** Runs {@code apt-get} as root and returns its exit code. */
    int get(String... arguments) {
        List<String> command =
                asRoot("env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq", "-o", "DPkg::Lock::Timeout=120");
        command.addAll(List.of(arguments));
        return run(Path.of("."), command);
    }

    /** Runs a command in a folder and returns its exit code. */
    int run(Path folder, List<String> command) {
        try {
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new AssertionError(String.join(" ", command) + " did not end within " + MINUTES + " minutes");
            }
            return process.exitValue();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    private static List<String> asRoot(String... command) {
        List<String> words = new ArrayList<>();
        if (!System.getProperty("user.name").equals("root")) {
            words.addAll(List.of("sudo", "-n"));
        }
        words.addAll(List.of(command));
        return words;
    }

    /** Returns when the next one may have it. */
    @Override
    public void close() {
        try {
            holder.getOutputStream().close();
            holder.waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            holder.destroy();
            Thread.currentThread().interrupt();
        }
    }
}
