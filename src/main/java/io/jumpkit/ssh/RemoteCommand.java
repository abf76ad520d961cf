// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.ssh;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A command for {@code /bin/sh} on a node, and how long it may take.
 *
 * @param script the text for {@code /bin/sh}
 * @param environment variables set for it, never pasted into the text
 * @param stdin a file sent to its standard input on every node; absent for an empty input
 * @param sudo whether it runs as root through {@code sudo -S}
 * @param tty whether it gets a terminal
 * @param timeout from the start of the command to its end; connecting has deadlines of its own
 * @param capBytes how much of each stream is kept in memory
 */
public record RemoteCommand(
        String script,
        Map<String, String> environment,
        Optional<Path> stdin,
        boolean sudo,
        boolean tty,
        Duration timeout,
        int capBytes) {
    /** Half head, half tail; what is over goes to a file. */
    public static final int DEFAULT_CAP_BYTES = 256 * 1024;

    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    public RemoteCommand {
        environment = Map.copyOf(environment);
        for (String name : environment.keySet()) {
            if (!NAME.matcher(name).matches()) {
                throw new IllegalArgumentException("not a variable's name: " + name);
            }
        }
    }

    /** A plain command. */
    public static RemoteCommand of(String script, Duration timeout) {
        return new RemoteCommand(script, Map.of(), Optional.empty(), false, false, timeout, DEFAULT_CAP_BYTES);
    }

    /** The same with variables in its environment. */
    public RemoteCommand with(Map<String, String> variables) {
        return new RemoteCommand(script, variables, stdin, sudo, tty, timeout, capBytes);
    }
}
