// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.transcript;

import io.jumpkit.transcript.Cast.Entry;
import io.jumpkit.transcript.RedactedStream.Piece;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Writes a transcript anew with more masked than when it was recorded, chained anew; then puts it in the place of the
 * old one, which is gone. Its last event tells what was masked and what the old head was.
 */
final class Rewriting {
    private final Transcript old;
    private final Transcript made;
    private final Redactor redactor;
    private final Map<String, Integer> counts = new TreeMap<>();

    private Rewriting(Transcript old, Redactor redactor) {
        this.old = old;
        this.made = new Transcript(old.folder().resolveSibling("." + old.name() + ".new"));
        this.redactor = redactor;
    }

    /** Rewrites a transcript and returns how many of which rule were masked; with none it is left as it was. */
    static Map<String, Integer> rewrite(Transcript transcript, Redactor redactor, Clock clock) throws IOException {
        Rewriting rewriting = new Rewriting(transcript, redactor);
        delete(rewriting.made.folder());
        Files.createDirectory(
                rewriting.made.folder(),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        rewriting.write(clock);
        if (rewriting.counts.isEmpty()) {
            delete(rewriting.made.folder());
        } else {
            rewriting.replace();
        }
        return rewriting.counts;
    }

    private void write(Clock clock) throws IOException {
        Map<String, Object> castSum = cast();
        String oldHead = Chain.check(old).head();
        try (EventLog log = new EventLog(Sink.file(made.events()), Map.of());
                TranscriptLines lines = new TranscriptLines(old.events())) {
            Optional<Event> last = Optional.empty();
            for (byte[] line = lines.next(); line != null; line = lines.next()) {
                Optional<Event> event = Event.parse(line);
                if (event.isPresent()) {
                    log.append(event(event.get(), castSum));
                    last = event;
                }
            }
            log.append(masked(last, clock, oldHead));
            log.force();
        }
    }

    private Map<String, Object> event(Event event, Map<String, Object> castSum) throws IOException {
        Map<String, Object> fields = new LinkedHashMap<>(event.fields());
        fields.remove("prev");
        Redactor.MaskedFields masked = redactor.mask(fields);
        count(masked.counts());
        if (event.kind().equals("end")) {
            masked.fields().put("cast", castSum);
        }
        if (event.blob().isPresent()) {
            masked.fields().remove("output_ref");
            masked.fields().putAll(blob(old.blob(event.blob().get())));
        }
        return masked.fields();
    }

    private Map<String, Object> masked(Optional<Event> last, Clock clock, String oldHead) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("seq", 0L);
        fields.put("ts", UtcTime.rfc3339(clock.instant()));
        fields.put("mono_ms", last.flatMap(e -> e.number("mono_ms")).orElse(0L));
        fields.put("kind", "redaction");
        fields.put("rules", new LinkedHashMap<>(counts));
        fields.put("rewritten_head", oldHead);
        return fields;
    }

    private Map<String, Object> blob(Path blob) throws IOException {
        Blobs.Growing growing = new Blobs(made.folder().resolve(Transcript.BLOBS), Sink::file).grow();
        RedactedStream stream = new RedactedStream(redactor);
        try (BufferedReader reader = Files.newBufferedReader(blob)) {
            char[] buffer = new char[16 * 1024];
            for (int n = reader.read(buffer); n >= 0; n = reader.read(buffer)) {
                add(growing, stream.feed(0, new String(buffer, 0, n)));
            }
        }
        add(growing, stream.flush());
        count(stream.takeCounts());
        return growing.finish();
    }

    private static void add(Blobs.Growing growing, List<Piece> pieces) throws IOException {
        for (Piece piece : pieces) {
            growing.add(piece.text());
        }
    }

    private Map<String, Object> cast() throws IOException {
        RedactedStream stream = new RedactedStream(redactor);
        try (Cast from = Cast.open(old.cast());
                CastLog to = new CastLog(Sink.file(made.cast()))) {
            to.header(from.header());
            long nanos = 0;
            while (from.hasNext()) {
                Entry entry = from.next();
                nanos += entry.micros() * 1000;
                if (entry.code() == 'o') {
                    show(to, stream.feed(nanos, entry.data()));
                } else {
                    show(to, stream.flush());
                    Redactor.Masked masked = redactor.mask(entry.data());
                    count(masked.counts());
                    to.event(nanos, entry.code(), masked.text());
                }
            }
            show(to, stream.flush());
            count(stream.takeCounts());
            to.force();
            return to.sum();
        }
    }

    private static void show(CastLog to, List<Piece> pieces) throws IOException {
        for (Piece piece : pieces) {
            to.output(piece.nanos(), piece.text());
        }
    }

    private void count(Map<String, Integer> more) {
        more.forEach((rule, n) -> counts.merge(rule, n, Integer::sum));
    }

    /** The old one is moved away before the new one takes its name, so that there is no moment with a mixture. */
    private void replace() throws IOException {
        Path away = old.folder().resolveSibling("." + old.name() + ".old");
        delete(away);
        Files.move(old.folder(), away, StandardCopyOption.ATOMIC_MOVE);
        Files.move(made.folder(), old.folder(), StandardCopyOption.ATOMIC_MOVE);
        delete(away);
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
