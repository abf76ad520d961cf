// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.shell.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jumpkit.output.Candidate;
import java.util.List;
import org.junit.jupiter.api.Test;

class CandidatesTest {
    private static final List<Candidate> MEMBERS = List.of(
            new Candidate("n3", "voter, refused", ""),
            new Candidate("n1", "voter", "does not meet: where !healthy"),
            new Candidate("n2", "leader", "does not meet: where !healthy"));

    private static List<String> offered(String typed) {
        return Candidates.forAnswer(typed, MEMBERS).stream()
                .map(org.jline.reader.Candidate::value)
                .toList();
    }

    @Test
    void tabHasOnlyWhatFitsWhileAnythingDoes() {
        assertEquals(List.of("n3"), offered(""));
        assertEquals(List.of("n3"), offered("n"));
    }

    @Test
    void whatDoesNotFitIsThereForWhoTypesItUnderTheReason() {
        assertEquals(List.of("n3", "n1", "n2"), offered("n1"));
        assertEquals(
                "does not meet: where !healthy",
                Candidates.forAnswer("n1", MEMBERS).get(1).group());
    }

    @Test
    void theOrderIsThatOfTheQuestion() {
        List<org.jline.reader.Candidate> offered =
                Candidates.forAnswer("", List.of(new Candidate("later", "", ""), new Candidate("earlier", "", "")));

        assertEquals(
                List.of("later", "earlier"),
                offered.stream().map(org.jline.reader.Candidate::value).toList());
        assertEquals(
                List.of(1, 2),
                offered.stream().map(org.jline.reader.Candidate::sort).toList());
    }
}
