// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.inventory.nodeset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jumpkit.error.UserError;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StepsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            3    | n[2,4,6]        | n[2-6/2]
            4    | n[2,4,6]        | n[2,4,6]
            3    | n[1-3,10,20,30] | n[1-3,10-30/10]
            4    | n[1,3,5,6,7]    | n[1,3,5-7]
            100% | n[1,11,21]      | n[1-21/10]
            auto | n[1,3]          | n[1,3]
            3    | n[08,10,12]     | n[08-12/2]
            3    | n8,n[010,012]   | n[8,010,012]
            """)
    void writesEqualGapsAsAStepFromSoManyOn(String threshold, String nodes, String expected) {
        NodeSet set = NodeSet.parse(nodes);

        assertEquals(expected, set.foldedOn(Axes.ALL, Steps.parse(threshold).in(set.size())));
        assertEquals(set, NodeSet.parse(expected));
    }

    @Test
    void refusesWhatIsNoThreshold() {
        assertThrows(UserError.class, () -> Steps.parse("many"));
    }

    @Test
    void regroupsWithTheLargestGroupThatIsWhollyInIt() {
        GroupResolver groups = new GroupResolver() {
            @Override
            public Optional<NodeSet> group(String source, String name) {
                return Optional.of(NodeSet.parse(name.equals("etcd") ? "n[1-3]" : "n3"));
            }

            @Override
            public Set<String> groups(String source) {
                return Set.of("etcd", "one");
            }

            @Override
            public NodeSet all(String source) {
                return NodeSet.parse("n[1-5]");
            }
        };

        assertEquals("@etcd,n5", Regrouping.of(NodeSet.parse("n[1-3,5]"), groups, "", Set.of()));
        assertEquals("@zone:one,n1", Regrouping.of(NodeSet.parse("n[1,3]"), groups, "zone", Set.of()));
        assertEquals("n[4-5]", Regrouping.of(NodeSet.parse("n[4-5]"), groups, "", Set.of()));
        assertEquals("@one,n[1-2]", Regrouping.of(NodeSet.parse("n[1-3]"), groups, "", Set.of("etcd")));
        assertEquals(List.of(""), groups.sources());
    }
}
