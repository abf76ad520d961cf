// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.shell.terminal;

import io.jumpkit.session.Typed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jline.reader.impl.history.DefaultHistory;

/** What was typed, kept in a file that only the operator can read; lines that look like they hold a secret are not kept. */
final class ShellHistory extends DefaultHistory {
    private static final Pattern SECRET = Pattern.compile(
            "(pass(word|wd|phrase)?|secret|token|api[-_]?key|credential)s?['\"]?\\s*[=:]\\s*\\S"
                    + "|--(pass(word|wd|phrase)?|secret|token)\\s+\\S"
                    + "|\\bbearer\\s+\\S"
                    + "|://[^/\\s:@]+:[^/\\s@]+@"
                    + "|\\bAKIA[0-9A-Z]{12}"
                    + "|\\beyJ[\\w-]{10,}\\.[\\w-]{10,}\\."
                    + "|-----BEGIN",
            Pattern.CASE_INSENSITIVE);

    private final Path file;
    private final Typed typed;
    private final UnaryOperator<String> masked;

    /**
     * The history in a file; the file is made for the operator alone if it is not there.
     *
     * @param typed where this session's lines are kept, whatever becomes of the file
     * @param masked a line without what the transcript takes for a secret
     */
    ShellHistory(Path file, Typed typed, UnaryOperator<String> masked) {
        this.file = file;
        this.typed = typed;
        this.masked = masked;
    }

    /** Where it is. */
    Path file() {
        return file;
    }

    /** Whether a line is not to be kept: what the transcript masks, and what only may be a secret. */
    boolean isSecret(String line) {
        return SECRET.matcher(line).find() || !masked.apply(line).equals(line);
    }

    /** Makes the file if it is missing and takes other people's permissions away. */
    void protect() throws IOException {
        if (!Files.exists(file)) {
            Files.createDirectories(file.getParent(), mode("rwx------"));
            Files.createFile(file, mode("rw-------"));
        } else {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        }
    }

    private static FileAttribute<?> mode(String permissions) {
        return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions));
    }

    @Override
    public void add(Instant time, String line) {
        if (!isSecret(line)) {
            typed.add(time, line);
            super.add(time, line);
        }
    }

    /** JLine trims into a new file, which would be readable to everybody. */
    @Override
    protected void trimHistory(Path path, int max) throws IOException {
        super.trimHistory(path, max);
        protect();
    }
}
