// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.etcd;

import io.jumpkit.error.UserError;
import io.jumpkit.inventory.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Fetches the password that the inventory points to. */
final class Passwords {
    private static final int COMMAND_SECONDS = 10;

    private Passwords() {}

    /**
     * The password.
     *
     * @throws UserError usage, when it is not where the inventory says
     */
    static String read(Optional<Secret> secret, Map<String, String> environment) {
        Secret where = secret.orElseThrow(() -> UserError.usage(
                "etcd asks for a password and the inventory names none",
                "add to etcd: password: {env: ETCD_PASSWORD}"));
        if (where instanceof Secret.FromEnvironment env) {
            return Optional.ofNullable(environment.get(env.variable()))
                    .orElseThrow(() -> UserError.usage(
                            "etcd's password should be in $" + env.variable() + ", which is not set",
                            "export " + env.variable()));
        }
        if (where instanceof Secret.FromFile file) {
            return firstLine(file.file());
        }
        if (where instanceof Secret.FromCommand command) {
            return output(command.argv());
        }
        throw UserError.usage(
                "etcd's password is asked for in the background, where nobody can be prompted",
                "use password: {env: X}, {file: path} or {command: [pass, show, x]}");
    }

    private static String firstLine(Path file) {
        try {
            return Files.readString(file).lines().findFirst().orElse("");
        } catch (IOException e) {
            throw UserError.usage("cannot read etcd's password from " + file, "look at the file and its rights")
                    .causedBy(e);
        }
    }

    private static String output(List<String> argv) {
        try {
            Process process = new ProcessBuilder(argv)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            process.getOutputStream().close();
            if (!process.waitFor(COMMAND_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw UserError.usage(argv.get(0) + " gave no password in " + COMMAND_SECONDS + " s", "run it by hand");
            }
            String out = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            if (process.exitValue() != 0) {
                throw UserError.usage(argv.get(0) + " exited " + process.exitValue(), "run it by hand");
            }
            return out.lines().findFirst().orElse("");
        } catch (IOException e) {
            throw UserError.usage("cannot run " + argv.get(0) + " for etcd's password", "look at the inventory")
                    .causedBy(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new java.util.concurrent.CancellationException("stopped by the operator");
        }
    }
}
