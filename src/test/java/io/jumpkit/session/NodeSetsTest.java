// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jumpkit.error.UserError;
import io.jumpkit.inventory.nodeset.NodeSet;
import io.jumpkit.testing.TestSessions;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NodeSetsTest {
    private final Session session = TestSessions.open(
            TestSessions.cluster(false),
            s -> {
                throw new AssertionError("no SSH");
            },
            new Leader());

    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            value = {
                "n[1-3]!n2 => n[1,3]",
                "@etcd => n[1-3]",
                "@redis,n1 => n[1,4-5]",
                "@zone:b => n[2,4]",
                "@etcd&@zone:a => n[1,3]",
                "@etcd:leader => n2",
                "@etcd!@etcd:leader => n[1,3]",
                "@* => n[1-5]",
                "@etcd:* => n2",
                "@zone:* => n[1-5]",
                "n* => n[1-5]",
            })
    void readsNamesRolesLabelsAndLiveRoles(String text, String expected) {
        assertEquals(expected, session.nodes(text).toString());
    }

    @Test
    void readsWhatTheLastFanOutLeft() {
        session.resultSets().replace(Map.of("failed", NodeSet.parse("n4"), "rc:3", NodeSet.parse("n[1-2]")));

        assertEquals("n4", session.nodes("@failed").toString());
        assertEquals("n[1-2]", session.nodes("@rc:3").toString());
    }

    @Test
    void refusesNodesThatTheClusterDoesNotHave() {
        UserError error = assertThrows(UserError.class, () -> session.nodes("n[4-7]"));

        assertEquals("'n[6-7]' is not in cluster prod (n[1-5])", error.what());
    }

    @Test
    void refusesGroupsThatDoNotExist() {
        assertThrows(UserError.class, () -> session.nodes("@etdc"));
    }

    private static final class Leader implements RoleSource {
        @Override
        public String system() {
            return "etcd";
        }

        @Override
        public Set<String> roles() {
            return Set.of("leader");
        }

        @Override
        public NodeSet nodes(String role, Session session) {
            return NodeSet.parse("n2");
        }
    }
}
