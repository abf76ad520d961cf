// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Installs a Debian package that a test needs and the machine may not have; without it the test fails, never skips. */
public final class DebianPackage {
    private static final long MINUTES = 5;

    private DebianPackage() {}

    /** Returns when the package is installed; as root or with a sudo that asks no password. */
    public static void ensure(String name) {
        if (isInstalled(name)) {
            return;
        }
        int first = apt("install", "-y", "--no-install-recommends", name);
        if (first != 0) {
            apt("update");
            apt("install", "-y", "--no-install-recommends", name);
        }
        if (!isInstalled(name)) {
            throw new AssertionError(
                    "this test needs the Debian package " + name + "; run: sudo apt-get install " + name);
        }
    }

    private static boolean isInstalled(String name) {
        // dpkg-query alone also knows packages that others only mention.
        String query = "dpkg-query -W -f '${db:Status-Status}' " + name + " | grep -qx installed";
        return run(List.of("sh", "-c", query)) == 0;
    }

    private static int apt(String... arguments) {
        List<String> command = new ArrayList<>();
        if (!System.getProperty("user.name").equals("root")) {
            command.addAll(List.of("sudo", "-n"));
        }
        command.addAll(List.of("env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-o", "DPkg::Lock::Timeout=120"));
        command.addAll(List.of(arguments));
        return run(command);
    }

    private static int run(List<String> command) {
        try {
            Process process = new ProcessBuilder(command)
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
}
