// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.ssh.openssh;

import io.jumpkit.ssh.Operator;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What {@code ssh} asks while it logs in, put to the operator. ssh runs a program for each question; ours writes the
 * question into a file and reads the answer from a named pipe, so that no secret touches a disk.
 */
final class Questions {
    private static final Pattern HOST_KEY = Pattern.compile(
            "authenticity of host '([^' ]+)[^']*' can't be established.*?(\\S+) key fingerprint is (SHA256:\\S+?)\\.?\\s",
            Pattern.DOTALL);
    private static final String PROGRAM =
            """
            #!/bin/sh
            umask 077
            ask="$JUMPKIT_ASK/$$"
            mkfifo "$ask.a" || exit 1
            trap 'rm -f "$ask.a" "$ask.q"' EXIT
            exec 3<>"$ask.a"
            printf '%s' "$1" >"$ask.t" && mv "$ask.t" "$ask.q"
            IFS= read -r answer <&3 || exit 1
            printf '%s\\n' "$answer"
            """;

    private final Path folder;
    private final Operator operator;
    private final Set<String> asked = ConcurrentHashMap.newKeySet();
    private volatile boolean declined;

    private Questions(Path folder, Operator operator) {
        this.folder = folder;
        this.operator = operator;
    }

    /** Makes a folder for the questions of one log-in. */
    static Questions in(Path folder, Operator operator) throws IOException {
        Files.createDirectory(
                folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Path program = folder.resolve("ask");
        Files.writeString(program, PROGRAM);
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        return new Questions(folder, operator);
    }

    /** What ssh must find in its environment to ask us. */
    Map<String, String> environment() {
        return Map.of(
                "SSH_ASKPASS",
                folder.resolve("ask").toString(),
                "SSH_ASKPASS_REQUIRE",
                "force",
                "DISPLAY",
                ":0",
                "JUMPKIT_ASK",
                folder.toString());
    }

    /** What is asked now. */
    List<Path> pending() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> f.toString().endsWith(".q")).sorted().toList();
        }
    }

    /** Answers one question. */
    void answer(Path question) throws IOException {
        String text = Files.readString(question);
        Files.delete(question);
        Path pipe = Path.of(question.toString().replaceAll("\\.q$", ".a"));
        byte[] reply = (reply(text) + "\n").getBytes(StandardCharsets.UTF_8);
        if (!Files.exists(pipe)) {
            return; // who asked has ended meanwhile
        }
        // Opened for both: to write alone would wait for ever for a reader that was killed while the operator thought.
        try (FileChannel channel = FileChannel.open(pipe, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(reply));
        }
    }

    private String reply(String question) {
        Matcher hostKey = HOST_KEY.matcher(question + "\n");
        if (hostKey.find()) {
            Operator.UnknownKey key = new Operator.UnknownKey(
                    hostKey.group(1), hostKey.group(2), hostKey.group(3), Path.of("known_hosts"));
            return operator.confirmHostKey(key) ? "yes" : "no";
        }
        return secret(question.strip());
    }

    /** Whoever does not want to answer is not asked again for the same log-in; whoever mistyped learns why they are. */
    private String secret(String question) {
        if (declined) {
            return "";
        }
        String again = asked.add(question) ? "" : "Not accepted. ";
        Optional<String> typed = operator.askSecret(again + question);
        declined = typed.isEmpty();
        return typed.orElse("");
    }
}
