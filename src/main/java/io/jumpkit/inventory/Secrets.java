// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.inventory;

import io.jumpkit.error.FileFault;
import io.jumpkit.error.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Fetches secrets from where the inventory says they are. Each is fetched once a session and kept in memory only. */
public final class Secrets {
    /** Long enough to unlock a key ring by hand. */
    private static final Duration COMMAND_DEADLINE = Duration.ofSeconds(60);

    private final Map<String, String> environment;
    private final Path folder;
    private final UnaryOperator<String> prompt;
    private final Map<String, String> known = new HashMap<>();

    /**
     * A resolver.
     *
     * @param folder where commands run
     * @param prompt asks the operator without echo; given the question, returns the answer
     */
    public Secrets(Map<String, String> environment, Path folder, UnaryOperator<String> prompt) {
        this.environment = Map.copyOf(environment);
        this.folder = folder;
        this.prompt = prompt;
    }

    /**
     * The secret behind a reference.
     *
     * @param what whose it is, for questions and errors: {@code etcd password of prod}
     * @throws UserError when it cannot be had
     */
    public synchronized String get(Secret secret, String what) {
        String key = secret + " " + what;
        String value = known.get(key);
        if (value == null) {
            value = fetch(secret, what);
            known.put(key, value);
        }
        return value;
    }

    private String fetch(Secret secret, String what) {
        if (secret instanceof Secret.FromEnvironment env) {
            return environment(env.variable(), what);
        }
        if (secret instanceof Secret.FromFile file) {
            return file(file.file(), what);
        }
        if (secret instanceof Secret.FromCommand command) {
            String out = LocalCommand.run(command.argv(), folder, COMMAND_DEADLINE);
            return firstLine(out, what, "'" + String.join(" ", command.argv()) + "' printed nothing");
        }
        return prompt.apply(what);
    }

    private String environment(String variable, String what) {
        String value = environment.getOrDefault(variable, "");
        if (value.isEmpty()) {
            throw UserError.usage(
                    what + ": the environment has no " + variable, "start with " + variable + "=... in front");
        }
        return value;
    }

    private static String file(Path file, String what) {
        try {
            return firstLine(Files.readString(file), what, file + " is empty");
        } catch (NoSuchFileException e) {
            throw UserError.usage(what + ": there is no file " + file, "write the secret there, mode 0600")
                    .causedBy(e);
        } catch (IOException e) {
            throw UserError.usage(what + ": " + file + " cannot be read: " + FileFault.of(e), "ls -l " + file)
                    .causedBy(e);
        }
    }

    private static String firstLine(String text, String what, String ifEmpty) {
        return text.lines()
                .findFirst()
                .filter(line -> !line.isEmpty())
                .orElseThrow(() -> UserError.usage(what + ": " + ifEmpty, "put the secret in its first line"));
    }
}
