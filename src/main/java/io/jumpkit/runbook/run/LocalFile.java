// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.runbook.run;

import io.jumpkit.command.LocalFiles;
import io.jumpkit.error.UserError;
import io.jumpkit.session.Session;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file on the operator's machine that a runbook is told: one that could be there, before anything depends on it. */
final class LocalFile {
    private LocalFile() {}

    /**
     * The file that was named.
     *
     * @throws UserError usage, when it is a folder or its folder is not there
     */
    static Path checked(String text, Session session) {
        Path file =
                LocalFiles.of(text, session.settings().home()).toAbsolutePath().normalize();
        if (Files.isDirectory(file)) {
            throw UserError.usage(file + " is a folder", "name a file in it");
        }
        if (file.getParent() == null || !Files.isDirectory(file.getParent())) {
            throw UserError.usage("there is no folder " + file.getParent(), "name a file in a folder that is there");
        }
        return file;
    }
}
