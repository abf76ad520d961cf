// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.inventory.importing;

import io.jumpkit.error.FileFault;
import io.jumpkit.error.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Finds the files with variables of a group or host: one file, or all of a folder of its name, as Ansible does. */
final class AnsibleFiles {
    private static final List<String> ENDINGS = List.of("", ".yml", ".yaml", ".json");

    private AnsibleFiles() {}

    /** Those that count; later ones over earlier ones. */
    static List<Path> of(Path folder, String name) {
        try {
            for (String ending : ENDINGS) {
                Path path = folder.resolve(name + ending);
                if (Files.isDirectory(path)) {
                    return within(path);
                }
                if (Files.isRegularFile(path)) {
                    return List.of(path);
                }
            }
        } catch (InvalidPathException e) {
            // A name that no file can have has no file.
        }
        return List.of();
    }

    private static List<Path> within(Path folder) {
        List<Path> files = new ArrayList<>();
        try (Stream<Path> entries = Files.list(folder)) {
            for (Path entry : entries.sorted().toList()) {
                String name = entry.getFileName().toString();
                int dot = name.lastIndexOf('.');
                boolean counts = !name.matches("[.].*|.*~") && ENDINGS.contains(dot < 0 ? "" : name.substring(dot));
                if (counts && Files.isDirectory(entry)) {
                    files.addAll(within(entry));
                } else if (counts && Files.isRegularFile(entry)) {
                    files.add(entry);
                }
            }
        } catch (IOException e) {
            throw UserError.usage(folder + " cannot be read: " + FileFault.of(e), "ls -l " + folder)
                    .causedBy(e);
        }
        return files;
    }
}
