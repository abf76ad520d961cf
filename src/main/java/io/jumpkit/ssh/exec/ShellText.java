// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.ssh.exec;

import io.jumpkit.ssh.RemoteCommand;

/**
 * The text that sshd hands to the login shell.
 *
 * <p>sshd gives each command a session of its own, so that the shell which takes the login shell's place leads it: one
 * built-in that prints {@code $$} is all it takes to be able to end the whole group later. POSIX sh and busybox know
 * everything that is used.
 */
final class ShellText {
    private ShellText() {}

    static String of(RemoteCommand command, Marks marks, boolean emptyInput) {
        String inner = body(command, emptyInput);
        String script = command.sudo()
                ? "echo " + marks.shell() + " $$\nexec sudo -S -p " + marks.prompt() + " -- /bin/sh -c "
                        + Quoting.word("echo " + marks.root() + " $$\n" + inner)
                : "echo " + marks.shell() + " $$\n" + inner;
        return "exec /bin/sh -c " + Quoting.word(script);
    }

    private static String body(RemoteCommand command, boolean emptyInput) {
        return (emptyInput ? "exec </dev/null\n" : "") + "LC_ALL=C; export LC_ALL\n"
                + Quoting.exports(command.environment()) + command.script();
    }
}
