// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.inventory.nodeset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jumpkit.error.UserError;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NodeSetParserTest {
    private static final GroupResolver GROUPS = new FixedGroups(Map.of(
            "",
                    Map.of(
                            "all", "node[1-20],r[1-3]n[1-4],www1,wwwx,db[01-03]",
                            "web", "www1,wwwx",
                            "rack1", "node[1-5]",
                            "rack2", "node[6-10]",
                            "rack3", "node[11-15]",
                            "rack01", "db01",
                            "none", ""),
            "etcd", Map.of("all", "n[1-3]", "leader", "n2", "followers", "n[1,3]"),
            "match", Map.of("all", "", "a b, [0-9]+", "n7")));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
            @web                     | www1,wwwx
            @rack[1-3/2]             | node[1-5,11-15]
            @rack[01-01]             | db01
            @rack[1,2]&node[4-7]     | node[4-7]
            @etcd:leader             | n2
            @etcd:*                  | n[1-3]
            @etcd:*!@etcd:leader     | n[1,3]
            @*                       | db[01-03],node[1-20],r[1-3]n[1-4],www1,wwwx
            @@                       | all,none,rack[1-3,01],web
            @@etcd,n1                | all,followers,leader,n1
            @none                    | ``
            @match:"a b, [0-9]+",n8  | n[7-8]
            node?                    | node[1-9]
            *1                       | db01,node[1,11],r[1-3]n1,www1
            *[1-2]                   | db[01-02],node[1-2,11-12],r[1-3]n[1-2],www1
            r[1-2]*[1-2]             | r[1-2]n[1-2]
            node[1-20]*!node[1-9]    | node[10-20]
            *!node*                  | db[01-03],r[1-3]n[1-4],www1,wwwx
            *,n77                    | db[01-03],n77,node[1-20],r[1-3]n[1-4],www1,wwwx
            WWW*                     | ``
            x@web                    | x@web
            """)
    void resolvesGroupsAndWildcards(String written, String folded) {
        assertEquals(folded, new NodeSetParser(GROUPS).parse(written).toString());
    }

    @Test
    void looksGroupsUpInTheSourceItWasGiven() {
        NodeSetParser etcd = new NodeSetParser(GROUPS, "etcd");

        assertEquals("n2", etcd.parse("@leader").toString());
        assertEquals("n[1-3]", etcd.parse("n*").toString());
    }

    @Test
    void suggestsTheGroupThatWasMeant() {
        UserError error = assertThrows(UserError.class, () -> new NodeSetParser(GROUPS).parse("n1,@etcd:leadr"));

        assertEquals("cannot read 'n1,@etcd:leadr' at column 4: there is no group @etcd:leadr", error.what());
        assertEquals("did you mean @etcd:leader?", error.hint());
    }
}
