// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.testing;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Installs a Debian package that a test needs and the machine may not have; without it the test fails, never skips. */
public final class DebianPackage {
    private DebianPackage() {}

    /** Returns when the package is installed; as root or with a sudo that asks no password. */
    public static void ensure(String name) {
        if (isInstalled(name)) {
            return;
        }
        try (Apt apt = Apt.take()) {
            if (!isInstalled(name)) {
                apt.install(name);
            }
        }
        if (!isInstalled(name)) {
            throw new AssertionError(
                    "this test needs the Debian package " + name + "; run: sudo apt-get install " + name);
        }
    }

    private static boolean isInstalled(String name) {
        // dpkg-query alone also knows packages that others only mention.
        String query = "dpkg-query -W -f '${db:Status-Status}' " + name + " | grep -qx installed";
        try {
            return new ProcessBuilder("sh", "-c", query)
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }
}
