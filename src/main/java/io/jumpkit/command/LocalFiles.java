// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.command;

import io.jumpkit.output.Candidate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Files on the operator's machine as they are typed: what {@code ~/} means, and what Tab offers. */
public final class LocalFiles {
    private static final String TILDE = "~/";

    /** More than this in one folder nobody looks through. */
    private static final int MOST = 500;

    private LocalFiles() {}

    /** The path that was typed; a {@code ~/} in front is the operator's home. */
    public static Path of(String typed, String home) {
        return typed.startsWith(TILDE) && !home.isEmpty()
                ? Path.of(home, typed.substring(TILDE.length()))
                : Path.of(typed);
    }

    /** A path as short as it can be typed: the operator's home is {@code ~}. */
    public static String shown(Path path, String home) {
        return home.length() > 1 && path.startsWith(home) ? "~/" + Path.of(home).relativize(path) : path.toString();
    }

    /** What begins as typed; a folder with its slash behind it. Names that begin with a dot only where one was typed. */
    public static List<Candidate> beginning(String typed, String home) {
        String folder = typed.substring(0, typed.lastIndexOf('/') + 1);
        String begun = typed.substring(folder.length());
        try (Stream<Path> there = Files.list(of(folder.isEmpty() ? "." : folder, home))) {
            return there.filter(path -> fits(path.getFileName().toString(), begun))
                    .limit(MOST)
                    .map(path -> Candidate.of(folder + path.getFileName() + (Files.isDirectory(path) ? "/" : ""), ""))
                    .sorted(java.util.Comparator.comparing(Candidate::value))
                    .toList();
        } catch (IOException | UncheckedIOException | InvalidPathException e) {
            // Nothing to offer in a folder that is not there or must not be read.
            return List.of();
        }
    }

    private static boolean fits(String name, String begun) {
        return name.startsWith(begun) && (begun.startsWith(".") || !name.startsWith("."));
    }
}
