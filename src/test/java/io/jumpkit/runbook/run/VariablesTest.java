// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.runbook.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jumpkit.error.UserError;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VariablesTest {
    private static Variables captured(Object value) {
        JournalRecord guard = new JournalRecord(
                1, Instant.EPOCH, Kind.GUARD, "look", Map.of("block", 0, "capture", "disks", "value", value));
        return new Variables(Map.of(), new History(List.of(guard)));
    }

    @Test
    void aFieldOfOneRowIsItsWord() {
        assertEquals("n1", captured(Map.of("node", "n1")).word("disks.node"));
    }

    @Test
    void aFieldOfSeveralRowsIsTheirListAsNodesAreWritten() {
        List<Map<String, Object>> rows = List.of(Map.of("node", "n1"), Map.of("node", "n4"), Map.of("node", "n4"));

        assertEquals("n1,n4", captured(rows).word("disks.node"));
    }

    @Test
    void noRowIsNoWord() {
        UserError error =
                assertThrows(UserError.class, () -> captured(List.of()).word("disks.node"));

        assertTrue(error.what().contains("'disks.node' is not known"), error.what());
    }

    @Test
    void aFieldThatNoRowHasIsNamedWithTheNearest() {
        List<Map<String, Object>> rows = List.of(Map.of("node", "n1"), Map.of("node", "n4"));

        UserError error = assertThrows(UserError.class, () -> captured(rows).word("disks.nod"));

        assertEquals("did you mean 'node'?", error.hint());
    }

    @Test
    void listsInRowsAreNoWord() {
        List<Map<String, Object>> rows = List.of(Map.of("urls", List.of("a", "b")), Map.of("urls", List.of("c")));

        UserError error = assertThrows(UserError.class, () -> captured(rows).word("disks.urls"));

        assertTrue(error.what().contains("more than one word"), error.what());
    }
}
