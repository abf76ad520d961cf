// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.ssh.config;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The ssh_config files in force, looked at only as far as is needed to know which hosts must get the same answer from
 * {@code ssh -G}: those whose names match the same Host lines. What the lines say is OpenSSH's business.
 */
final class ConfigFiles {
    private static final int DEEPEST = 16;

    private final List<String> hostLines = new ArrayList<>();
    private final Map<Path, String> states = new LinkedHashMap<>();
    private boolean perHost;
    private boolean fleeting;

    private ConfigFiles() {}

    /** Reads the files and all that they include. */
    static ConfigFiles read(List<Path> roots, Path home) {
        ConfigFiles files = new ConfigFiles();
        roots.forEach(root -> files.read(root, home, 0));
        return files;
    }

    /** Whether the files on the disk are still as they were read; included folders count too. */
    boolean unchanged() {
        return states.entrySet().stream().allMatch(e -> state(e.getKey()).equals(e.getValue()));
    }

    /** Whether what they say may change while they do not: by a program, an address of this machine, the DNS. */
    boolean fleeting() {
        return fleeting;
    }

    /** What hosts of equal treatment have in common; empty when each must be asked for by itself. */
    Optional<String> treatment(String host) {
        if (perHost) {
            return Optional.empty();
        }
        String name = host.toLowerCase(Locale.ROOT);
        return Optional.of(hostLines.stream()
                .map(line -> NamePatterns.match(List.of(line.split("[ \\t]+")), name) ? "1" : "0")
                .collect(Collectors.joining()));
    }

    private void read(Path file, Path home, int depth) {
        states.put(file, state(file));
        if (depth > DEEPEST || !Files.isRegularFile(file)) {
            return;
        }
        try {
            for (String line :
                    Files.readString(file, StandardCharsets.ISO_8859_1).split("\\R")) {
                look(line.strip(), file, home, depth);
            }
        } catch (IOException e) {
            // Whether an unreadable file matters is for ssh to say.
            perHost = true;
            fleeting = true;
        }
    }

    private void look(String line, Path file, Path home, int depth) {
        String[] words = line.split("[ \\t]*[ \\t=][ \\t]*", 2);
        String rest = words.length > 1 ? words[1].replace("\"", "").strip() : "";
        switch (words[0].toLowerCase(Locale.ROOT)) {
            case "host" -> hostLines.add(rest);
            case "match" -> {
                perHost = true;
                // Every other criterion is answered by the files and the name alone.
                fleeting |= rest.toLowerCase(Locale.ROOT).matches(".*\\b(exec|localnetwork|canonical|final)\\b.*");
            }
            case "canonicalizehostname" -> {
                perHost = true;
                fleeting = true;
            }
            case "include" -> Arrays.stream(rest.split("[ \\t]+")).forEach(one -> include(one, file, home, depth));
            default -> {
                // Applies as the Host line above it does.
            }
        }
    }

    private void include(String pattern, Path from, Path home, int depth) {
        if (pattern.contains("%") || pattern.contains("${")) {
            perHost = true;
            fleeting = true;
            return;
        }
        Path base = from.startsWith("/etc/ssh") ? Path.of("/etc/ssh") : home.resolve(".ssh");
        Path path = pattern.startsWith("~/") ? home.resolve(pattern.substring(2)) : base.resolve(pattern);
        Path folder = path.getParent();
        states.put(folder, state(folder));
        try (DirectoryStream<Path> found =
                Files.newDirectoryStream(folder, path.getFileName().toString())) {
            found.forEach(file -> read(file, home, depth + 1));
        } catch (IOException e) {
            // As ssh: what is not there is not included. A wildcard in a folder's name is for ssh alone to expand.
            boolean wildFolder = folder.toString().matches(".*[*?\\[].*");
            perHost |= wildFolder;
            fleeting |= wildFolder;
        }
    }

    private static String state(Path file) {
        try {
            return Files.getLastModifiedTime(file) + " " + Files.size(file);
        } catch (IOException e) {
            return "absent";
        }
    }
}
