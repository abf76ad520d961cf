// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.transcript;

import io.jumpkit.error.FileFault;
import io.jumpkit.error.UserError;
import io.jumpkit.session.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** All transcripts of this user. */
record Transcripts(Path sessions) {
    /** The word for the newest one. */
    static final String LAST = "last";

    static Transcripts of(Session session) {
        return new Transcripts(session.settings().directories().state().resolve("sessions"));
    }

    /**
     * Refuses to show nothing at all.
     *
     * @throws UserError usage
     */
    static void requireLimit(int limit) {
        if (limit < 1) {
            throw UserError.usage("--limit " + limit + " shows nothing", "write a number from 1: --limit 20");
        }
    }

    /** All of them; names begin with the time. */
    List<Transcript> newestFirst() {
        if (!Files.isDirectory(sessions)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(sessions)) {
            return folders.filter(folder -> Files.exists(folder.resolve(Transcript.EVENTS)))
                    .map(Transcript::new)
                    .filter(t -> !t.name().startsWith("."))
                    .sorted(Comparator.comparing(Transcript::name).reversed())
                    .toList();
        } catch (IOException e) {
            throw UserError.usage("cannot read " + sessions + ": " + FileFault.of(e), "look at its permissions")
                    .causedBy(e);
        }
    }

    /**
     * The one that is meant: {@code last} (never the session that asks), an id, or the beginning of a name.
     *
     * @throws UserError usage, when there is none or several
     */
    Transcript find(String text) {
        List<Transcript> all = newestFirst();
        if (text.equals(LAST)) {
            return all.stream()
                    .filter(t -> !t.isRecordedHere())
                    .findFirst()
                    .orElseThrow(() -> UserError.usage("no session has been recorded yet", "type: help transcript"));
        }
        List<Transcript> found = all.stream()
                .filter(t -> t.id().equals(text) || t.name().equals(text))
                .toList();
        if (found.isEmpty()) {
            found = all.stream().filter(t -> t.name().startsWith(text)).toList();
        }
        if (found.size() > 1) {
            throw UserError.usage(
                    "'" + text + "' is the beginning of " + found.size() + " transcripts",
                    "one of them is " + found.get(0).name());
        }
        return found.stream()
                .findFirst()
                .orElseThrow(() -> UserError.usage("no transcript '" + text + "'", "type: transcript list"));
    }
}
