// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.shell.fanout.fold;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class UnifiedDiffTest {

    @Test
    void showsWhatDiffersWithThreeLinesAround() {
        List<String> before = List.of("a b c d e f g h i j k l m".split(" "));
        List<String> after = new ArrayList<>(before);
        after.set(6, "X");
        after.remove(12);

        assertEquals(
                """
                @@ -4,10 +4,9 @@
                 d
                 e
                 f
                -g
                +X
                 h
                 i
                 j
                 k
                 l
                -m
                """,
                String.join("\n", UnifiedDiff.of(before, after)) + "\n");
    }

    @Test
    void startsANewHunkWhereMuchIsTheSame() {
        List<String> before = List.of("a 1 2 3 4 5 6 7 b".split(" "));
        List<String> after = List.of("A 1 2 3 4 5 6 7 B".split(" "));

        assertEquals(
                """
                @@ -1,4 +1,4 @@
                -a
                +A
                 1
                 2
                 3
                @@ -6,4 +6,4 @@
                 5
                 6
                 7
                -b
                +B
                """,
                String.join("\n", UnifiedDiff.of(before, after)) + "\n");
    }

    @Test
    void saysNothingOfEqualTexts() {
        assertEquals(List.of(), UnifiedDiff.of(List.of("a"), List.of("a")));
        assertEquals(List.of(), UnifiedDiff.of(List.of(), List.of()));
    }

    @Property(tries = 300)
    void leadsFromOneTextToTheOther(@ForAll("texts") List<String> before, @ForAll("texts") List<String> after) {
        assertEquals(after, patched(before, UnifiedDiff.of(before, after)));
    }

    @Provide
    Arbitrary<List<String>> texts() {
        return Arbitraries.of("a", "b", "c").list().ofMaxSize(25);
    }

    /** What {@code patch} makes of it. */
    private static List<String> patched(List<String> before, List<String> diff) {
        List<String> out = new ArrayList<>();
        int at = 0;
        for (String line : diff) {
            if (line.startsWith("@@")) {
                int from = Math.max(0, Integer.parseInt(line.substring(4, line.indexOf(','))) - 1);
                out.addAll(before.subList(at, from));
                at = from;
            } else if (line.startsWith("+")) {
                out.add(line.substring(1));
            } else {
                assertEquals(before.get(at++), line.substring(1));
                if (line.startsWith(" ")) {
                    out.add(line.substring(1));
                }
            }
        }
        out.addAll(before.subList(at, before.size()));
        return out;
    }
}
