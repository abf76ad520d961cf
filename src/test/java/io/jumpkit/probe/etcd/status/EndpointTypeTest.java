// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.etcd.status;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jumpkit.error.ExitCode;
import io.jumpkit.error.UserError;
import io.jumpkit.inventory.Cluster;
import io.jumpkit.inventory.Node;
import io.jumpkit.inventory.SshTarget;
import io.jumpkit.session.Session;
import io.jumpkit.testing.LoopbackEtcd;
import io.jumpkit.testing.TestSessions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What names an endpoint, while no etcd runs anywhere: port 1 of loopback refuses. */
class EndpointTypeTest {
    private final Session session = TestSessions.open(cluster(), s -> {
        throw new AssertionError("no SSH in this test");
    });

    @AfterEach
    void close() {
        session.close();
    }

    private static Cluster cluster() {
        Map<String, Node> nodes = Map.of(
                "n1", new Node("n1", SshTarget.of("127.0.0.1"), Set.of("etcd"), Map.of()),
                "n2", new Node("n2", SshTarget.of("127.0.0.2"), Set.of("etcd"), Map.of()));
        return new Cluster(
                "lo",
                Optional.empty(),
                false,
                false,
                Optional.empty(),
                nodes,
                Optional.of(
                        LoopbackEtcd.settings(List.of("http://127.0.0.1:1", "http://127.0.0.2:1"), Optional.empty())));
    }

    private String parse(String text) {
        return new EndpointType().parse(text, session).toString();
    }

    @Test
    void aNodeOfTheInventoryNamesItsEndpointThoughNobodyAnswers() {
        assertEquals("http://127.0.0.2:1", parse("n2"));
    }

    @Test
    void anEndpointIsNamedByItsAddressWithAndWithoutPort() {
        assertEquals("http://127.0.0.1:1", parse("127.0.0.1"));
        assertEquals("http://127.0.0.2:1", parse("127.0.0.2:1"));
        assertEquals("https://127.0.0.9:2379", parse("https://127.0.0.9"));
    }

    @Test
    void aNameThatOnlyMembersCouldTellSaysThatNobodyDid() {
        UserError error = assertThrows(UserError.class, () -> parse("blue"));

        assertEquals(ExitCode.UNANSWERED, error.exit());
        assertEquals("nobody knows where 'blue' is: no endpoint of etcd told its members in time", error.what());
        assertEquals("give the address: one of http://127.0.0.1:1, http://127.0.0.2:1", error.hint());
    }
}
