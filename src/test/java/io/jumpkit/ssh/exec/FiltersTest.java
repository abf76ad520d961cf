// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.ssh.exec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jumpkit.ssh.transport.Sink;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class FiltersTest {
    private final StringBuilder output = new StringBuilder();
    private final List<String> found = new ArrayList<>();

    @Property(tries = 300)
    void marksNeverShowHoweverTheBytesCome(@ForAll @IntRange(min = 1, max = 40) int size) {
        output.setLength(0);
        found.clear();
        MarkFilter filter = marks("jk1s", "jk1r");

        feed(filter, "motd without end jk1s 4711\nlecture\njk1r 12\r\nthe output\njk1s 5\n", size);
        filter.end();

        assertEquals("the output\njk1s 5\n", output.toString());
        assertEquals(List.of("jk1s 4711", "jk1r 12"), found);
    }

    @Test
    void withoutMarksAllIsOutput() {
        MarkFilter filter = marks("jk1s");

        feed(filter, "forced command says hello\n", 7);
        filter.end();

        assertEquals("forced command says hello\n", output.toString());
        assertEquals(List.of(), found);
    }

    @Test
    void doesNotHoldBackMoreThanAStartUpFilePrints() {
        MarkFilter filter = marks("jk1s");

        feed(filter, "x".repeat(70_000), 1000);

        assertEquals(true, output.length() > 60_000);
    }

    @Property(tries = 300)
    void promptsNeverShowHoweverTheBytesCome(@ForAll @IntRange(min = 1, max = 40) int size) {
        output.setLength(0);
        found.clear();
        PromptFilter filter = new PromptFilter("jkabp:", () -> found.add("prompt"), sink());

        feed(filter, "jkjkabp:Sorry, jka try\njkabp:jkab", size);
        filter.end();

        assertEquals("jkSorry, jka try\njkab", output.toString());
        assertEquals(List.of("prompt", "prompt"), found);
    }

    private MarkFilter marks(String... marks) {
        return new MarkFilter(List.of(marks), (mark, pid) -> found.add(mark + " " + pid), sink());
    }

    private Sink sink() {
        return (bytes, offset, length) -> output.append(new String(bytes, offset, length, StandardCharsets.ISO_8859_1));
    }

    private static void feed(Sink sink, String text, int size) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        for (int i = 0; i < bytes.length; i += size) {
            sink.accept(bytes, i, Math.min(size, bytes.length - i));
        }
    }
}
