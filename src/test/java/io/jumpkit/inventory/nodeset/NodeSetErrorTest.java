// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.inventory.nodeset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jumpkit.error.UserError;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NodeSetErrorTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
            n[1-2],,n3   | 8 | a node set is missing beside ',' | write a node set on both sides, like n1,n2 or @web!n3
            ,n1          | 1 | a node set is missing beside ',' | write a node set on both sides, like n1,n2 or @web!n3
            n1!          | 3 | a node set is missing beside '!' | write a node set on both sides, like n1,n2 or @web!n3
            n1,m[3-1]    | 6 | the range 3-1 runs backwards | write the lower number first: 1-3
            n[1-2        | 2 | this '[' is never closed | close every '[' with one ']', like n[1-3]
            n1-2]        | 5 | this ']' closes nothing | close every '[' with one ']', like n[1-3]
            n[1,[2]]     | 5 | brackets do not nest | close every '[' with one ']', like n[1-3]
            n[]          | 3 | a range is empty | write numbers between the brackets, like [1-3,7]
            n[1,,2]      | 5 | a range is empty | write numbers between the brackets, like [1-3,7]
            n[1,a]       | 5 | 'a' is not a range of numbers | write it like 1, 1-3, 001-010 or 1-9/2
            n[1-2-3]     | 3 | '1-2-3' is not a range of numbers | write it like 1, 1-3, 001-010 or 1-9/2
            n[1-9/0]     | 3 | a step of 0 never arrives | write a step of 1 or more
            n[1/2]       | 3 | a step needs a range before it | write it like 1-9/2
            n[9-011]     | 3 | '9' and '011' are padded to different lengths | pad both alike, like 001-010
            n[-01]       | 3 | a negative number cannot be padded | write it like -3
            n[1-2]0[3-4] | 8 | two brackets need a letter or sign between them | write it like r[1-2]n[1-8]
            n1 n2        | 3 | a node name has no blanks in it | put ',' between nodes, like n1,n2
            n[1-9999999] | 3 | it names more than 1000000 nodes | write a smaller range
            n1,@web      | 4 | there is no group @web | groups come with a cluster: use CLUSTER
            @x:          | 1 | the name of the group is missing | write it like @web, @etcd:leader, @rack[1-3] or @*
            """)
    void pointsAtTheBadPart(String written, int column, String why, String hint) {
        UserError error = assertThrows(UserError.class, () -> NodeSet.parse(written));

        assertEquals("cannot read '" + written + "' at column " + column + ": " + why, error.what());
        assertEquals(hint, error.hint());
    }

    @ParameterizedTest
    @CsvSource({"n1[9-10]", "n0[9-10]", "'n1[9,10]'", "n00[99-100]"})
    void refusesRangesThatGrowBehindADigit(String written) {
        UserError error = assertThrows(UserError.class, () -> NodeSet.parse(written));

        assertEquals("put the whole number into the brackets, like n[19,110] or n[19-20]", error.hint());
    }

    @Test
    void refusesNamesThatAreTooLongForSoMany() {
        UserError error = assertThrows(UserError.class, () -> NodeSet.parse("n".repeat(100) + "[1-500000]"));

        assertTrue(error.what().endsWith("its names have more than 40000000 characters in all"), error.what());
    }

    @Test
    void showsOnlyWhatStandsAroundTheBadPartOfAVeryLongSet() {
        String many = "node,".repeat(10_000);

        UserError error = assertThrows(UserError.class, () -> NodeSet.parse(many + "n[3-1]," + many + "n1"));

        assertTrue(error.what().contains("at column 50003: the range 3-1 runs backwards"), error.what());
        assertTrue(error.what().length() < 300, error.what());
    }

    @Test
    void refusesToCompareAThousandWildcardsWithHundredsOfThousandsOfNodes() {
        FixedGroups groups = new FixedGroups(Map.of("", Map.of("all", "n[1-100000]")));

        assertThrows(UserError.class, () -> new NodeSetParser(groups).parse("*[1-1000]"));
        assertEquals(NodeSet.EMPTY, NodeSet.parse("*[1-1000000]"));
    }
}
