// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.transcript;

import io.jumpkit.transcript.Rule.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Masks text that comes in chunks, as it would mask all of it at once.
 *
 * <p>How this works: secrets do not go over the end of a line, so a line is held back until it is whole, and its parts
 * come out with the time at which each came in. A line of more than {@link #WINDOW} characters is looked at in windows
 * that overlap by half; they are cut where no match is. Private keys are the one secret of many lines: between their
 * first and last line everything that looks like one is masked.
 */
final class RedactedStream {
    /** Bounds the memory of a line that never ends; a secret may be half as long. */
    static final int WINDOW = 64 * 1024;

    /** Nobody sees the difference in a replay. */
    private static final long SAME_TIME_NANOS = 1_000_000;

    private final Redactor redactor;
    private final ControlStrings controls = new ControlStrings();
    private final PrivateKeys keys = new PrivateKeys();
    private final StringBuilder held = new StringBuilder();
    private final List<Arrival> arrivals = new ArrayList<>();
    private final Map<String, Integer> counts = new TreeMap<>();
    private long lastNanos;
    private int searched;

    RedactedStream(Redactor redactor) {
        this.redactor = redactor;
    }

    /** Text and when it came. */
    record Piece(long nanos, String text) {}

    /** From which place in the held text on it came at that time. */
    private record Arrival(int offset, long nanos) {}

    /** What can be kept of all that came so far. */
    List<Piece> feed(long nanos, String chunk) {
        lastNanos = nanos;
        add(nanos, controls.feed(chunk));
        Pieces out = new Pieces();
        int at = harmless();
        copy(0, at, out);
        int end = segmentEnd(at);
        while (end > at) {
            at = emit(at, end, out);
            end = segmentEnd(at);
        }
        drop(at);
        return out.close();
    }

    /** The rest: nothing more belongs to the line that was begun. */
    List<Piece> flush() {
        add(lastNanos, controls.flush());
        Pieces out = new Pieces();
        int at = 0;
        while (at < held.length()) {
            at = emit(at, Math.min(held.length(), at + WINDOW), out);
        }
        drop(at);
        return out.close();
    }

    /** Text that is whole; only a private key that was begun in it goes on in what follows. */
    String all(String text) {
        StringBuilder out = new StringBuilder();
        feed(lastNanos, text).forEach(piece -> out.append(piece.text()));
        flush().forEach(piece -> out.append(piece.text()));
        return out.toString();
    }

    /** How many of which rule were masked since last asked. */
    Map<String, Integer> takeCounts() {
        Map<String, Integer> taken = new TreeMap<>(counts);
        counts.clear();
        return taken;
    }

    private void add(long nanos, String text) {
        if (text.isEmpty()) {
            return;
        }
        Arrival last = arrivals.isEmpty() ? null : arrivals.get(arrivals.size() - 1);
        if (last == null || nanos - last.nanos() >= SAME_TIME_NANOS) {
            arrivals.add(new Arrival(held.length(), nanos));
        }
        held.append(text);
    }

    /** Behind the last whole line when nothing in any of them could be a secret: the common case, done in one go. */
    private int harmless() {
        int end = held.lastIndexOf("\n") + 1;
        if (end == 0 || keys.inside() || !redactor.isStandard()) {
            return 0;
        }
        String lines = held.substring(0, end);
        boolean mayHide = lines.indexOf('\u001b') >= 0 || Trigger.in(lines);
        searched = mayHide ? searched : 0;
        return mayHide ? 0 : end;
    }

    /** Behind the line that begins there, or a full window; the beginning itself when it is not whole yet. */
    private int segmentEnd(int from) {
        int limit = Math.min(held.length(), from + WINDOW);
        for (int i = Math.max(from, searched); i < limit; i++) {
            char c = held.charAt(i);
            if (c == '\n' || c == '\r') {
                return i + 1;
            }
        }
        searched = limit;
        return limit == from + WINDOW ? limit : from;
    }

    /** Masks a segment and returns where the next begins. */
    private int emit(int from, int end, Pieces out) {
        String segment = held.substring(from, end);
        int mark = keys.mark();
        List<Span> spans = keys.find(segment, redactor.find(segment));
        int cut = endsLine(segment) || end - from < WINDOW ? segment.length() : cut(segment, spans);
        int at = 0;
        for (Span span : spans) {
            if (span.start() >= cut) {
                break;
            }
            copy(from + at, from + span.start(), out);
            counts.merge(span.rule(), 1, Integer::sum);
            String hidden = segment.substring(span.start(), span.end());
            out.put(timeAt(from + span.start()), Redactor.stamp(span.rule()) + PlainLine.escapes(hidden));
            at = span.end();
        }
        copy(from + at, from + Math.max(at, cut), out);
        searched = 0;
        int next = Math.max(at, cut);
        if (next < segment.length()) {
            // A key that begins behind the cut is found again with what follows.
            keys.back(mark, segment.substring(0, next));
        }
        return from + next;
    }

    private static boolean endsLine(String segment) {
        char last = segment.charAt(segment.length() - 1);
        return last == '\n' || last == '\r';
    }

    /** Half the window, or before the match that stands across it. */
    private static int cut(String segment, List<Span> spans) {
        int cut = WINDOW / 2;
        for (Span span : spans) {
            if (span.from() < cut && span.to() > cut) {
                cut = span.from() > 0 ? span.from() : span.to();
            }
        }
        return Character.isLowSurrogate(segment.charAt(Math.min(cut, segment.length() - 1))) ? cut + 1 : cut;
    }

    private void copy(int from, int to, Pieces out) {
        int at = from;
        while (at < to) {
            int next = Math.min(to, nextArrival(at));
            if (next < to && Character.isLowSurrogate(held.charAt(next))) {
                next++;
            }
            out.put(timeAt(at), held.substring(at, next));
            at = next;
        }
    }

    private int nextArrival(int place) {
        return arrivals.stream()
                .mapToInt(Arrival::offset)
                .filter(offset -> offset > place)
                .findFirst()
                .orElse(held.length());
    }

    private long timeAt(int place) {
        long nanos = 0;
        for (Arrival arrival : arrivals) {
            if (arrival.offset() <= place) {
                nanos = arrival.nanos();
            }
        }
        return nanos;
    }

    private void drop(int length) {
        if (length == 0) {
            return;
        }
        searched = 0;
        List<Arrival> kept = new ArrayList<>();
        if (length < held.length()) {
            kept.add(new Arrival(0, timeAt(length)));
        }
        arrivals.stream()
                .filter(arrival -> arrival.offset() > length)
                .forEach(arrival -> kept.add(new Arrival(arrival.offset() - length, arrival.nanos())));
        arrivals.clear();
        arrivals.addAll(kept);
        held.delete(0, length);
    }

    /** Collects pieces, joining those of one time. */
    private static final class Pieces {
        private final List<Piece> done = new ArrayList<>();
        private final StringBuilder open = new StringBuilder();
        private long nanos;

        void put(long at, String text) {
            if (at != nanos) {
                close();
                nanos = at;
            }
            open.append(text);
        }

        List<Piece> close() {
            if (open.length() > 0) {
                done.add(new Piece(nanos, open.toString()));
                open.setLength(0);
            }
            return done;
        }
    }
}
