// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.shell.start;

import io.jumpkit.error.UserError;
import java.io.IOException;
import java.util.Map;

/** The operator's own shell on this machine, which lines behind {@code !} are given to; it has the terminal while it runs. */
public final class LocalShell {
    private final String shell;

    public LocalShell(Map<String, String> environment) {
        this.shell = environment.getOrDefault("SHELL", "/bin/sh");
    }

    /** Runs a line and returns its exit code. */
    public int run(String line) {
        try {
            Process process = new ProcessBuilder(shell, "-c", line).inheritIO().start();
            return await(process);
        } catch (IOException e) {
            throw UserError.usage("the local shell " + shell + " does not start: " + e.getMessage(), "set SHELL")
                    .causedBy(e);
        }
    }

    /** Ctrl-C reaches the child by itself, it shares our terminal; we wait for what it makes of it. */
    private static int await(Process process) {
        while (true) {
            try {
                return process.waitFor();
            } catch (InterruptedException e) {
                process.destroy();
            }
        }
    }
}
