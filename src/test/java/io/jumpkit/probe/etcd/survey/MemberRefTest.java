// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.etcd.survey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jumpkit.error.UserError;
import io.jumpkit.inventory.Cluster;
import io.jumpkit.probe.etcd.client.Member;
import io.jumpkit.probe.etcd.client.MemberId;
import io.jumpkit.probe.etcd.node.MemberNodes;
import io.jumpkit.testing.TestSessions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MemberRefTest {
    private final Cluster cluster = TestSessions.open().requireCluster();
    private final String address = cluster.node("n3").orElseThrow().ssh().address();
    private final Member added =
            new Member(new MemberId(0x19), "", List.of("http://" + address + ":2380"), List.of(), true);
    private final Member serving = new Member(new MemberId(0x11), "n1", List.of(), List.of(), false);

    @Test
    void noNameMeansNoMemberThoughOneThatWasNeverStartedHasNone() {
        MemberRef nothing = new MemberRef("", Optional.empty());

        assertThrows(UserError.class, () -> nothing.one(List.of(added, serving)));
    }

    @Test
    void aMemberThatWasNeverStartedIsCalledByItsNode() {
        assertEquals(added, MemberRef.of("n3", cluster).one(List.of(added, serving)));
        assertEquals("n3", MemberNodes.called(cluster, added));
        assertEquals("n1", MemberNodes.called(cluster, serving));
    }
}
