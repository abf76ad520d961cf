// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.transcript;

import io.jumpkit.transcript.Cast.Entry;
import java.time.Duration;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Plays a recorded session on a terminal: space pauses, {@code .} steps, arrows go 5 s ahead and back, {@code ]} and
 * {@code [} go to the next and the last marker, {@code +} and {@code -} change the speed, {@code q} quits.
 */
public final class Player {
    /** What the keys do, in one line. */
    static final String KEYS = "space pause  . step  ] [ markers  arrows 5 s  + - speed  q quit";

    private static final String CLEAR = "\u001b[0m\u001b[H\u001b[2J";
    private static final String LEAVE = "\u001b[0m\u001b[?25h\r\n";
    private static final Duration PAUSED = Duration.ofMinutes(1);
    private static final Duration ESCAPE_PATIENCE = Duration.ofMillis(50);
    private static final long STEP_MICROS = 5_000_000;
    private static final int CTRL_C = 3;
    private static final int CTRL_D = 4;
    private static final int ESC = 27;

    private final Supplier<Cast> source;
    private final Taken terminal;
    private final LongSupplier nanos;
    private final long idleMicros;
    private final NavigableSet<Long> markersPassed = new TreeSet<>();
    private Cast cast;
    private double speed;
    private long position;
    private long skipTo;
    private boolean skipToMarker;
    private boolean paused;
    private boolean step;
    private boolean quit;

    /** A console that can lend its terminal to a replay; the shell's terminal console implements it, a pipe does not. */
    public interface Keys {
        /** Takes the terminal: keys come one by one and unseen, until it is given back by closing. */
        Taken take();
    }

    /** A terminal that was lent. */
    public interface Taken extends AutoCloseable {
        /** What {@link #read} returns when no key came in time. */
        int NO_KEY = -1;

        /** The next key, at most that long awaited; Ctrl-C is 3, Ctrl-D 4. */
        int read(Duration patience) throws InterruptedException;

        /** Writes at once and as it is, escape codes included. */
        void write(String raw);

        @Override
        void close();
    }

    /**
     * A replay.
     *
     * @param source opens the cast, again for going back
     * @param idleLimit the longest wait between two events
     */
    Player(Supplier<Cast> source, Taken terminal, double speed, Duration idleLimit, LongSupplier nanos) {
        this.source = source;
        this.terminal = terminal;
        this.speed = speed;
        this.idleMicros = idleLimit.toNanos() / 1000;
        this.nanos = nanos;
    }

    /** Plays to the end, or until told to quit. */
    void play() throws InterruptedException {
        cast = source.get();
        try {
            while (!quit && cast.hasNext()) {
                Entry entry = cast.next();
                boolean goOn = await(Math.min(entry.micros(), idleMicros));
                if (goOn) {
                    show(entry);
                }
            }
        } finally {
            cast.close();
            terminal.write(LEAVE);
        }
    }

    private void show(Entry entry) {
        position += Math.min(entry.micros(), idleMicros);
        if (entry.code() == 'o') {
            terminal.write(entry.data());
        } else if (entry.code() == 'm') {
            markersPassed.add(position);
            skipToMarker = false;
        }
    }

    /** Waits as long as the session did, keys awaited meanwhile; false when a key took the replay elsewhere. */
    private boolean await(long micros) throws InterruptedException {
        long left = Math.min(micros, position + micros - skipTo);
        Cast playing = cast;
        while (!quit && cast == playing && !isSkipping(micros) && (left > 0 || paused)) {
            long before = nanos.getAsLong();
            int key = terminal.read(paused ? PAUSED : Duration.ofNanos((long) (left * 1000 / speed)));
            boolean timeUp = key == Taken.NO_KEY && !paused;
            left = timeUp ? 0 : paused ? left : left - (long) ((nanos.getAsLong() - before) / 1000.0 * speed);
            press(key);
            left = Math.min(left, position + micros - skipTo);
            if (step) {
                step = false;
                break;
            }
        }
        return !quit && cast == playing;
    }

    private boolean isSkipping(long micros) {
        return skipToMarker || position + micros < skipTo;
    }

    private void press(int key) throws InterruptedException {
        switch (key) {
            case ' ' -> paused = !paused;
            case '.' -> step = paused;
            case '+', '=', '>' -> speed = Math.min(64, speed * 2);
            case '-', '<' -> speed = Math.max(1 / 64.0, speed / 2);
            case ']' -> skipToMarker = true;
            case '[' -> backToMarker();
            case 'q', 'Q', CTRL_C, CTRL_D -> quit = true;
            case ESC -> arrow();
            default -> {
                // Any other key means nothing here.
            }
        }
    }

    private void arrow() throws InterruptedException {
        int bracket = terminal.read(ESCAPE_PATIENCE);
        if (bracket != '[' && bracket != 'O') {
            return;
        }
        int letter = terminal.read(ESCAPE_PATIENCE);
        if (letter == 'C') {
            skipTo = position + STEP_MICROS;
        } else if (letter == 'D') {
            back(Math.max(0, position - STEP_MICROS));
        }
    }

    /** To the marker before the one that was just passed; to the beginning when there is none. */
    private void backToMarker() {
        Long marker = markersPassed.lower(position);
        back(marker == null ? 0 : marker);
    }

    /** There is no way back on a terminal but to begin again and hurry. */
    private void back(long to) {
        cast.close();
        cast = source.get();
        markersPassed.clear();
        position = 0;
        skipTo = to;
        terminal.write(CLEAR);
    }
}
