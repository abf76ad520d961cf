// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.transcript;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlayerTest {
    private static final String END = "\u001b[0m\u001b[?25h\r\n";
    private static final String CLEAR = "\u001b[0m\u001b[H\u001b[2J";

    @TempDir
    Path folder;

    private Path cast;

    @BeforeEach
    void record() throws IOException {
        cast = Files.writeString(
                folder.resolve("session.cast"),
                """
                {"version":3,"term":{"cols":80,"rows":24}}
                [1.0, "o", "a"]
                [1.0, "m", "first"]
                [60.0, "o", "b"]
                [1.0, "m", "second"]
                [1.0, "o", "c"]
                [0.5, "x", "0"]
                """);
    }

    /** A terminal on which keys are pressed at set times, and on which time passes only while somebody waits. */
    private static final class Script implements Player.Taken {
        final TreeMap<Long, String> keys = new TreeMap<>();
        final List<String> written = new ArrayList<>();
        long nanos;

        Script press(double second, String key) {
            keys.put((long) (second * 1e9), key);
            return this;
        }

        @Override
        public int read(Duration patience) {
            Long at = keys.isEmpty() ? null : keys.firstKey();
            if (at == null || at > nanos + patience.toNanos()) {
                nanos += patience.toNanos();
                return NO_KEY;
            }
            nanos = Math.max(nanos, at);
            String typed = keys.remove(at);
            if (typed.length() > 1) {
                keys.put(at, typed.substring(1));
            }
            return typed.charAt(0);
        }

        @Override
        public void write(String raw) {
            written.add(String.format(java.util.Locale.ROOT, "%.1f ", nanos / 1e9) + raw);
        }

        @Override
        public void close() {}
    }

    private List<String> play(Script script, double speed) throws InterruptedException {
        new Player(() -> Cast.open(cast), script, speed, Duration.ofSeconds(2), () -> script.nanos).play();
        return script.written;
    }

    @Test
    void playsInTimeWithLongWaitsShortened() throws InterruptedException {
        assertEquals(List.of("1.0 a", "4.0 b", "6.0 c", "6.5 " + END), play(new Script(), 1));
    }

    @Test
    void playsFaster() throws InterruptedException {
        assertEquals(List.of("0.5 a", "2.0 b", "3.0 c", "3.3 " + END), play(new Script(), 2));
    }

    @Test
    void spacePausesAndGoesOn() throws InterruptedException {
        Script script = new Script().press(0.5, " ").press(200.5, " ");

        assertEquals(List.of("201.0 a", "204.0 b", "206.0 c", "206.5 " + END), play(script, 1));
    }

    @Test
    void aStepShowsOneThingWhilePaused() throws InterruptedException {
        Script script = new Script().press(0.5, " ").press(10, ".").press(20, "q");

        assertEquals(List.of("10.0 a", "20.0 " + END), play(script, 1));
    }

    @Test
    void theBracketGoesToTheNextMarkerAtOnce() throws InterruptedException {
        Script script = new Script().press(2.5, "]");

        assertEquals(List.of("1.0 a", "2.5 b", "3.5 c", "4.0 " + END), play(script, 1));
    }

    @Test
    void theOtherBracketGoesBack() throws InterruptedException {
        Script script = new Script().press(4.5, "[").press(4.6, "q");

        assertEquals(List.of("1.0 a", "4.0 b", "4.5 " + CLEAR, "4.5 a", "4.6 " + END), play(script, 1));
    }

    @Test
    void arrowsSkipFiveSeconds() throws InterruptedException {
        Script script = new Script().press(0.5, "\u001b[C");

        assertEquals(List.of("0.5 a", "0.5 b", "1.5 c", "2.0 " + END), play(script, 1));
    }

    @Test
    void quitsAtOnce() throws InterruptedException {
        assertEquals(List.of("0.2 " + END), play(new Script().press(0.2, "q"), 1));
    }
}
