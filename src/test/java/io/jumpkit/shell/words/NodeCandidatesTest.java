// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.shell.words;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jumpkit.inventory.nodeset.NodeSet;
import io.jumpkit.session.RoleSource;
import io.jumpkit.session.Session;
import io.jumpkit.testing.TestSessions;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class NodeCandidatesTest {
    @Test
    void offersEverythingThatNamesNodes() {
        Session session = TestSessions.open(TestSessions.cluster(true), s -> null, new Leader());
        session.resultSets().replace(Map.of("failed", NodeSet.of("n4"), "timeout", NodeSet.EMPTY));

        String shown = NodeCandidates.sets(session).stream()
                .map(c -> c.group() + ": " + c.value() + "  " + c.description() + "\n")
                .collect(Collectors.joining());

        assertEquals(
                """
                nodes: n1  10.0.1.11 etcd
                nodes: n2  10.0.1.12 etcd
                nodes: n3  10.0.1.13 etcd
                nodes: n4  10.0.1.14 redis
                nodes: n5  10.0.1.15 redis
                roles: @*  n[1-5] (5)
                roles: @etcd  n[1-3] (3)
                roles: @redis  n[4-5] (2)
                last command: @failed  n4
                live: @etcd:leader  asked live
                labels: @zone:a  n[1,3,5] (3)
                labels: @zone:b  n[2,4] (2)
                """,
                shown);
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
            throw new AssertionError("Tab asks nobody");
        }
    }
}
