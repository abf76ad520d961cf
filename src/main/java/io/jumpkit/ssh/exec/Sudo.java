// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.ssh.exec;

import io.jumpkit.ssh.transport.Running;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Whether root is needed, and the password that sudo was given for it. */
record Sudo(boolean needed, Optional<String> password) {
    static final Sudo NO = new Sudo(false, Optional.empty());

    String killLine(String script) {
        String shell = "/bin/sh -c " + Quoting.word(script);
        if (!needed) {
            return "exec " + shell;
        }
        return "exec sudo " + (password.isPresent() ? "-S -p ''" : "-n") + " -- " + shell;
    }

    void sendPassword(Running running) throws IOException {
        if (needed && password.isPresent()) {
            running.stdin().write((password.get() + "\n").getBytes(StandardCharsets.UTF_8));
            running.stdin().flush();
        }
    }
}
