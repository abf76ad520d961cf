// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.ssh.config;

import io.jumpkit.ssh.config.Tokens.Machine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/**
 * The {@code ssh} of this machine, if it has one.
 *
 * @param program its path
 * @param configFile the file to use instead of the user's and the system's, from {@code JUMPKIT_SSH_CONFIG}
 */
public record SystemSsh(Path program, Optional<Path> configFile) {

    /** The first one on the search path. */
    public static Optional<SystemSsh> find(Map<String, String> environment) {
        Optional<Path> config = Optional.ofNullable(environment.get("JUMPKIT_SSH_CONFIG"))
                .filter(file -> !file.isEmpty())
                .map(Path::of);
        return Arrays.stream(environment.getOrDefault("PATH", "/usr/bin:/bin").split(":"))
                .filter(folder -> folder.startsWith("/"))
                .map(folder -> Path.of(folder, "ssh"))
                .filter(Files::isExecutable)
                .findFirst()
                .map(program -> new SystemSsh(program, config));
    }

    /** Routes as it would take them. */
    public Routes routes(Map<String, String> environment, boolean acceptNew) {
        return new OpensshRoutes(program, configFile, new RouteReader(machine(environment), acceptNew));
    }

    private static Machine machine(Map<String, String> environment) {
        // The home folder of the password file, as ssh; $HOME is not asked.
        Path home = Path.of(System.getProperty("user.home"));
        return new Machine(home, System.getProperty("user.name"), uid(), hostName(), environment);
    }

    private static String uid() {
        try {
            return String.valueOf(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
            return "";
        }
    }

    private static String hostName() {
        try {
            return Files.readString(Path.of("/proc/sys/kernel/hostname")).strip();
        } catch (IOException e) {
            return "localhost";
        }
    }
}
