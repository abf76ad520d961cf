// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.inventory.importing;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Finds files by a path with {@code *}, {@code ?} and {@code [...]} in any of its parts, as glob(3) does for ssh. */
final class PathGlob {
    private PathGlob() {}

    /** The regular files, in order; a folder that cannot be listed has none, as for ssh. */
    static List<Path> files(Path pattern) {
        List<Path> found = new ArrayList<>();
        if (pattern.getRoot() != null) {
            found.add(pattern.getRoot());
        }
        for (Path part : pattern) {
            List<Path> deeper = new ArrayList<>();
            found.forEach(folder -> deeper.addAll(matching(folder, part.toString())));
            found = deeper;
        }
        return found.stream().filter(Files::isRegularFile).sorted().toList();
    }

    private static List<Path> matching(Path folder, String part) {
        if (!part.matches(".*[*?\\[].*")) {
            return List.of(folder.resolve(part));
        }
        Pattern name = pattern(part);
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                String text = entry.getFileName().toString();
                // A hidden file is found only by who writes its dot.
                boolean hidden = text.startsWith(".") && !part.startsWith(".");
                if (!hidden && name.matcher(text).matches()) {
                    found.add(entry);
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            return List.of();
        }
        return found;
    }

    private static Pattern pattern(String part) {
        StringBuilder regex = new StringBuilder();
        for (int at = 0; at < part.length(); at++) {
            char c = part.charAt(at);
            // The first character of a set may be its own end: []x].
            int close = c == '[' ? part.indexOf(']', at + (part.startsWith("[!", at) ? 3 : 2)) : -1;
            if (close > 0) {
                String set = part.substring(at + 1, close).replaceAll("[\\\\\\[\\]&^]", "\\\\$0");
                regex.append('[')
                        .append(set.startsWith("!") ? "^" + set.substring(1) : set)
                        .append(']');
                at = close;
            } else if (c == '*' || c == '?') {
                regex.append(c == '*' ? ".*" : ".");
            } else {
                regex.append(Pattern.quote(String.valueOf(c)));
            }
        }
        try {
            return Pattern.compile(regex.toString(), Pattern.DOTALL);
        } catch (PatternSyntaxException e) {
            // A set such as [z-a] holds nothing.
            return Pattern.compile(Pattern.quote(part));
        }
    }
}
