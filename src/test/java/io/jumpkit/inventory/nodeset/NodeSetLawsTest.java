// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.inventory.nodeset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jumpkit.error.UserError;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class NodeSetLawsTest {

    @Property
    void readsBackWhatItPrinted(@ForAll("sets") NodeSet set) {
        assertEquals(set, NodeSet.parse(set.toString()));
        assertEquals(set.toString(), NodeSet.parse(set.toString()).toString());
    }

    @Property(tries = 5000)
    void anyTextIsReadOrRefusedWithAHint(@ForAll("scribbles") String text) {
        try {
            NodeSet set = NodeSet.parse(text);
            assertEquals(set, NodeSet.parse(set.toString()), text);
        } catch (UserError e) {
            assertFalse(e.hint().isEmpty(), text);
        }
    }

    @Property
    void printsTheSameForTheSameNames(@ForAll("sets") NodeSet set) {
        assertEquals(set.toString(), NodeSet.of(set.names()).toString());
        assertEquals(set.size(), set.names().size());
    }

    @Property
    void differenceAndIntersectionPartitionASet(@ForAll("sets") NodeSet a, @ForAll("sets") NodeSet b) {
        assertEquals(a, a.minus(b).union(a.and(b)));
        assertTrue(a.minus(b).and(b).isEmpty());
    }

    @Property
    void xorIsTheUnionWithoutTheIntersection(@ForAll("sets") NodeSet a, @ForAll("sets") NodeSet b) {
        assertEquals(a.union(b).minus(a.and(b)), a.xor(b));
        assertEquals(a, a.xor(b).xor(b));
    }

    @Property
    void operatorsApplyFromLeftToRight(
            @ForAll("sets") NodeSet a,
            @ForAll("sets") NodeSet b,
            @ForAll("sets") NodeSet c,
            @ForAll Operation first,
            @ForAll Operation second) {
        FixedGroups groups =
                new FixedGroups(Map.of("", Map.of("a", a.toString(), "b", b.toString(), "c", c.toString())));
        String text = "@a" + first.symbol() + "@b" + second.symbol() + "@c";

        assertEquals(a.apply(first, b).apply(second, c), new NodeSetParser(groups).parse(text));
    }

    @Property
    void splittingLosesNothing(@ForAll("sets") NodeSet set, @ForAll @IntRange(min = 1, max = 9) int parts) {
        List<String> joined =
                set.split(parts).stream().flatMap(NodeSet::stream).sorted().toList();

        assertEquals(set.stream().sorted().toList(), joined);
        assertEquals(Math.min(parts, set.size()), set.split(parts).size());
    }

    @Property
    void everyFoldingNamesTheSameNodes(@ForAll("sets") NodeSet set, @ForAll @IntRange(min = -3, max = 4) int axis) {
        assertEquals(set, NodeSet.parse(set.foldedOn(Axes.parse(String.valueOf(axis)))));
        assertEquals(set, set.contiguous().stream().reduce(NodeSet.EMPTY, NodeSet::union));
    }

    @Provide
    Arbitrary<String> scribbles() {
        return Arbitraries.strings()
                .withChars("n019[[]]--//,,!&^@*?:\"% \t\u0663")
                .ofMaxLength(14);
    }

    @Provide
    Arbitrary<NodeSet> sets() {
        return names().list().ofMaxSize(40).map(NodeSet::of);
    }

    private static Arbitrary<String> names() {
        Arbitrary<String> index =
                Arbitraries.of("0", "1", "2", "3", "9", "10", "11", "01", "02", "09", "010", "99", "100");
        Arbitrary<String> word = Arbitraries.of("n", "r", "-ib", ".x", "%", "%s", "_");
        Arbitrary<String> plain = Combinators.combine(word, index).as((a, b) -> a + b);
        Arbitrary<String> grid = Combinators.combine(index, index).as((a, b) -> "r" + a + "n" + b);
        Arbitrary<String> cube = Combinators.combine(index, index, index).as((a, b, c) -> "a" + a + "b" + b + "c" + c);
        Arbitrary<String> odd = Combinators.combine(word, index, word).as((a, b, c) -> a + b + c);
        return Arbitraries.oneOf(plain, grid, grid, cube, odd, word, index);
    }
}
