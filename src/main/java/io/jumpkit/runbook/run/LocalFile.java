// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.runbook.run;

import io.jumpkit.command.LocalFiles;
import io.jumpkit.error.UserError;
import io.jumpkit.session.Session;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** A file on the operator's machine that a runbook is told: one that could be there, before anything depends on it. */
final class LocalFile {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("'-'yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

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

    /**
     * A file's name as it can be kept: what is told from the folder that Jumpkit was started in would be another file when
     * the run is gone on with elsewhere.
     *
     * @throws UserError usage, when it is a folder or its folder is not there
     */
    static String whole(String text, Session session) {
        Path file = checked(text, session);
        return text.startsWith("~/") || text.startsWith("/") ? text : file.toString();
    }

    /** A name for a new file in the operator's home, or here where that is not to be written to: the cluster's, what, when. */
    static String proposed(String what, Session session) {
        String cluster = session.cluster().map(c -> c.name() + "-").orElse("");
        String name = (cluster + what).replaceAll("[^A-Za-z0-9._-]", "_")
                + STAMP.format(session.clock().instant());
        String home = session.settings().home();
        return !home.isEmpty() && Files.isWritable(Path.of(home))
                ? "~/" + name
                : Path.of(name).toAbsolutePath().toString();
    }
}
