// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.shell.line;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jumpkit.output.Line;
import io.jumpkit.output.Screen;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class PipeConsoleTest {
    private static final Line WHY =
            Line.of("✗ no room for 5 more hosts on this machine: they need 30 inotify instances");

    private static String said(Screen screen) {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        PipeConsole console = new PipeConsole(
                new DataStream(OutputStream.nullOutputStream()),
                Screen.PIPE,
                new PrintStream(err, false, StandardCharsets.UTF_8),
                screen);
        console.say(WHY);
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void whatIsSaidToAPersonBreaksBetweenWords() {
        assertEquals(
                """
                ✗ no room for 5 more hosts on this
                  machine: they need 30 inotify
                  instances
                """,
                said(new Screen(true, false, true, 40)));
    }

    @Test
    void whatIsSaidToALogStaysOneLine() {
        assertEquals(WHY.text() + "\n", said(Screen.PIPE));
    }
}
