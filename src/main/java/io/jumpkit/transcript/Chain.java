// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.transcript;

import com.fasterxml.jackson.databind.JsonNode;
import io.jumpkit.error.FileFault;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;

/** Checks that nothing of a transcript was changed after it was written: each line's hash, the blobs, the replay. */
final class Chain {
    private final Transcript transcript;
    private final List<String> problems = new ArrayList<>();
    private String head = EventLog.NO_LINE;
    private long events;

    private Chain(Transcript transcript) {
        this.transcript = transcript;
    }

    /**
     * What was found.
     *
     * @param problems what was changed, in words; empty when nothing was
     * @param head SHA-256 of the last event: who knows it from elsewhere knows that the end was not cut off either
     * @param torn whether a line was being written when the session was killed: no sign of tampering
     */
    record Report(long events, List<String> problems, String head, boolean torn) {}

    static Report check(Transcript transcript) {
        Chain chain = new Chain(transcript);
        Timeline.Ending ending = Timeline.events(transcript, chain::take);
        if (ending.unreadable() > 0) {
            chain.problems.add(ending.unreadable() + " lines are no events");
        }
        return new Report(chain.events, List.copyOf(chain.problems), chain.head, ending.torn());
    }

    private void take(Event event) {
        if (event.seq() != events) {
            problems.add("event " + event.seq() + " stands where " + events + " should");
            events = Math.max(events, event.seq());
        }
        if (!event.prev().equals(head)) {
            problems.add(
                    events == 0
                            ? "the first event has something before it"
                            : "event " + (events - 1) + " was changed: event " + events + " holds another hash of it");
        }
        event.blob().ifPresent(name -> file(transcript.blob(name), name, "the output of event " + event.seq()));
        JsonNode cast = event.json().path("cast");
        if (event.kind().equals("end") && cast.hasNonNull("sha256")) {
            file(transcript.cast(), cast.path("sha256").asText(), "the replay");
        }
        head = event.sha256();
        events++;
    }

    private void file(Path path, String sha256, String what) {
        if (!Files.exists(path)) {
            problems.add(what + " is missing: " + path.getFileName());
            return;
        }
        MessageDigest digest = Sha256.digest();
        try (InputStream in = Files.newInputStream(path)) {
            byte[] buffer = new byte[64 * 1024];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                digest.update(buffer, 0, n);
            }
        } catch (IOException e) {
            problems.add(what + " cannot be read: " + FileFault.of(e));
            return;
        }
        if (!Sha256.hex(digest).equals(sha256)) {
            problems.add(what + " was changed: " + path.getFileName());
        }
    }
}
