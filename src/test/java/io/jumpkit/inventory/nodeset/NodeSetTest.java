// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.inventory.nodeset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jumpkit.error.UserError;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NodeSetTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
            n1,n2,n3                     | n[1-3]
            n[1-3,007]                   | n[1-3,007]
            n[1-10/2]                    | n[1,3,5,7,9]
            n[01-10,1-10]                | n[1-9,01-10]
            n[001,01,1,2,02,10,010,0]    | n[0-2,01-02,10,001,010]
            n[98-101,098]                | n[98-99,098,100-101]
            n[01-99,100]                 | n[01-99,100]
            r[1-2]n[1-8]                 | r[1-2]n[1-8]
            r1n1,r2n2,r1n2               | r1n[1-2],r2n2
            r1n1,r2n[1-8]                | r2n[2-8],r[1-2]n1
            a10b1,a9b2                   | a10b1,a9b2
            n1-ib,n2-ib                  | n[1-2]-ib
            b,a,c1,a1,a2,B               | B,a,a[1-2],b,c1
            c1,b2n1,b2,b,b1n2m3,b_1      | b,b2,b2n1,b1n2m3,b_1,c1
            n[1-2]3                      | n[13,23]
            n[08-11]0                    | n[080,090,100,110]
            n0[1-3]                      | n[01-03]
            10.0.0.1,10.0.1.1            | 10.0.[0-1].1
            n[1-9]!n4,n4                 | n[1-9]
            n[1-9]&n[4-20]^n[5-6]        | n[4,7-9]
            a[1-3]!b1,b1                 | a[1-3],b1
            n[ 1 - 3 ] , n5              | n[1-3,5]
            n%s,n%%[1-2]                 | n%%[1-2],n%s
            n[5]                         | n5
            n20260101120000000000000[1-3]| n[202601011200000000000001-202601011200000000000003]
            """)
    void foldsAsClusterShellDoes(String written, String folded) {
        assertEquals(folded, NodeSet.parse(written).toString());
    }

    @Test
    void walksTheNamesInTheOrderOfTheText() {
        NodeSet set = NodeSet.parse("r1n1,r2n[1-3],c,b[9-10]");

        assertEquals("b[9-10],c,r[1-2]n1,r2n[2-3]", set.toString());
        assertEquals(List.of("b9", "b10", "c", "r1n1", "r2n1", "r2n2", "r2n3"), set.names());
        assertEquals("b10", set.get(1));
    }

    @Test
    void isEqualWhereTheNamesAreEqual() {
        assertEquals(NodeSet.parse("n[1-3]"), NodeSet.of("n3", "n2", "n1"));
        assertNotEquals(NodeSet.parse("n1"), NodeSet.parse("n01"));
        assertEquals(NodeSet.EMPTY, NodeSet.parse(" "));
        assertEquals("", NodeSet.EMPTY.toString());
    }

    @Test
    void doesAlgebraWithoutChangingItsOperands() {
        NodeSet left = NodeSet.parse("n[1-4]");
        NodeSet right = NodeSet.parse("n[3-6]");

        assertEquals("n[1-6]", left.union(right).toString());
        assertEquals("n[1-2]", left.minus(right).toString());
        assertEquals("n[3-4]", left.and(right).toString());
        assertEquals("n[1-2,5-6]", left.xor(right).toString());
        assertEquals("n[1-4] n[3-6]", left + " " + right);
    }

    @Test
    void splitsIntoPartsOfAlmostEqualSize() {
        assertEquals(
                "[n[1-4], n[5-7], n[8-10]]", NodeSet.parse("n[1-10]").split(3).toString());
        assertEquals("[n1, n2]", NodeSet.parse("n[1-2]").split(9).toString());
        assertEquals("[]", NodeSet.EMPTY.split(2).toString());
        assertThrows(UserError.class, () -> NodeSet.EMPTY.split(0));
    }

    @Test
    void splitsWhereTheNumbersHaveGaps() {
        assertEquals(
                "[dc1n[1-2], dc1n[4-5], dc3n[1-2], dc3n[4-5]]",
                NodeSet.parse("dc[1,3]n[1-2,4-5]").contiguous().toString());
    }

    @Test
    void slicesByPlace() {
        assertEquals("n[1,4,7,10]", NodeSet.parse("n[1-10]").slice("0-99/3").toString());
        assertEquals("", NodeSet.parse("n[1-10]").slice("-1,10").toString());
    }

    @Test
    void picksAtRandomWithinTheSet() {
        NodeSet all = NodeSet.parse("n[1-9]");

        assertEquals(3, all.pick(3, new Random(1)).size());
        assertTrue(all.containsAll(all.pick(3, new Random(1))));
        assertEquals(all, all.pick(20, new Random(1)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            1    | a[1-2]b1c1,a[1-2]b2c1,a[1-2]b1c2,a[1-2]b2c2,x[1-2]
            3    | a1b1c[1-2],a2b1c[1-2],a1b2c[1-2],a2b2c[1-2],x1,x2
            -1   | a1b1c[1-2],a2b1c[1-2],a1b2c[1-2],a2b2c[1-2],x[1-2]
            1,3  | a[1-2]b1c[1-2],a[1-2]b2c[1-2],x[1-2]
            9    | a1b1c1,a2b1c1,a1b2c1,a2b2c1,a1b1c2,a2b1c2,a1b2c2,a2b2c2,x1,x2
            """)
    void foldsAlongChosenAxesOnly(String axes, String folded) {
        assertEquals(folded, NodeSet.parse("a[1-2]b[1-2]c[1-2],x[1-2]").foldedOn(Axes.parse(axes)));
    }

    @Test
    void refusesNamesThatCouldNotBeReadBack() {
        UserError error = assertThrows(UserError.class, () -> NodeSet.of("n1", "a&b"));

        assertEquals("'a&b' is not a node name", error.what());
    }

    @Test
    void foldsTenThousandScatteredNodesInWellUnderASecond() {
        Random random = new Random(7);
        List<String> names = new ArrayList<>();
        for (int count = 0; count < 10_000; count++) {
            names.add("r" + random.nextInt(1000) + "n" + random.nextInt(1000));
        }

        assertTimeout(Duration.ofSeconds(5), () -> NodeSet.of(names).toString());
        assertTimeout(
                Duration.ofSeconds(5), () -> NodeSet.parse("r[1-2]n[1-5000]").toString());
    }

    @Test
    void aSetOfManyNumbersIsAsLargeAsItsNodesHoweverTheyAreScattered() {
        List<String> diagonal = IntStream.range(0, 200_000)
                .mapToObj(number -> "a" + number + "b" + number)
                .toList();

        assertTimeout(Duration.ofSeconds(60), () -> NodeSet.of(diagonal).toString());
        assertEquals("a[1-400]b[1-400]", NodeSet.parse("a[1-400]b[1-400]").toString());
    }

    @Test
    void walksEveryNumberOfANameInOrder() {
        assertEquals(
                List.of("a1b1c5", "a1b2c5", "a2b1c5", "a2b2c5"),
                NodeSet.parse("a[1-2]b[1-2]c5").names());
        assertEquals(List.of("plain"), NodeSet.parse("plain").names());
    }
}
