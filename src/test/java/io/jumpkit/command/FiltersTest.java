// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jumpkit.error.UserError;
import io.jumpkit.expression.Cel;
import io.jumpkit.output.Result;
import io.jumpkit.output.Table;
import io.jumpkit.output.Unanswered;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FiltersTest {
    private record Member(String name, boolean healthy, long dbBytes, String reason) {}

    private static final Cel CEL = new Cel();
    private static final Result MEMBERS = Table.of(List.of(
                    new Member("n1", true, 100, null),
                    new Member("n2", true, 200, null),
                    new Member("n3", false, 0, "refused")))
            .column("NAME", Member::name)
            .result();

    private static Verdict judge(Result result, String filters, Map<String, ?> variables) {
        List<Stage> stages = LineGrammar.parse("x | " + filters).get(0).filters();
        return new Filters(CEL, variables, Set.of()).apply(result, stages);
    }

    private static Verdict judge(String filters) {
        return judge(MEMBERS, filters, Map.of());
    }

    @Test
    void whereKeepsTheRowsThatMeetTheCondition() {
        List<? extends Record> left =
                judge("where healthy && db_bytes > 100").result().rows();

        assertEquals(List.of(new Member("n2", true, 200, null)), left);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "expect all name.startsWith('n')",
                "expect any !healthy",
                "expect none name == 'n9'",
                "where healthy | expect healthy",
                "where name == 'n9' | expect none healthy",
            })
    void expectationsThatHold(String filters) {
        assertEquals(true, judge(filters).held());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "expect healthy",
                "expect all healthy",
                "expect any db_bytes > 1000",
                "expect none reason == 'refused'",
                "where name == 'n9' | expect any healthy",
            })
    void expectationsThatDoNot(String filters) {
        assertEquals(false, judge(filters).held());
    }

    @Test
    void saysWhichRowsDecidedIt() {
        assertEquals(
                "not healthy: n3: healthy false (refused)",
                judge("expect all healthy").failure().orElseThrow());
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " -> ",
            quoteCharacter = '"',
            value = {
                "expect any healthy && db_bytes > 100 -> n2: healthy true, db_bytes 200",
                "expect any name == 'n1' -> n1",
                "expect all db_bytes < 500 -> all 3 (n1, n2, n3)",
                "expect none db_bytes > 500 -> none of 3 (n1, n2, n3)",
                "where healthy | expect healthy -> n1: healthy true; n2: healthy true",
                "expect any name == 'n3' && healthy -> n3: healthy false (refused)",
                "expect any name == 'n9' && healthy -> no row has name == 'n9' && healthy",
                "expect any name == 'n9' -> no row has name == 'n9'",
                "expect none healthy -> n1: healthy true; n2: healthy true",
            })
    void tellsOfTheRowsThatDecidedIt(String filters, String telling) {
        assertEquals(telling, judge(filters).telling());
    }

    @Test
    void tellsShortListsAndEveryMemberOfThree() {
        record Health(String name, List<String> alarms) {}
        Result health = Table.of(List.of(
                        new Health("n1", List.of("NOSPACE")),
                        new Health("n2", List.of()),
                        new Health("n3", List.of("CORRUPT", "NOSPACE")),
                        new Health("n4", List.of("NOSPACE"))))
                .column("NAME", Health::name)
                .result();

        assertEquals(
                "n1: alarms NOSPACE; n3: alarms CORRUPT NOSPACE; n4: alarms NOSPACE",
                judge(health, "expect any 'NOSPACE' in alarms", Map.of()).telling());
        assertEquals(
                "n1: alarms NOSPACE; n2: alarms none; n3: alarms CORRUPT NOSPACE and 1 more",
                judge(health, "expect any size(alarms) < 3", Map.of()).telling());
    }

    /** Of n2 nobody knows whether it is well. */
    private static final Result HALF_KNOWN = Table.of(
                    List.of(new Service("n1", false, "inactive"), new Service("n2", null, null)))
            .column("NODE", Service::node)
            .result();

    private record Service(String node, Boolean healthy, String active) {}

    @ParameterizedTest
    @CsvSource(
            delimiterString = " -> ",
            quoteCharacter = '"',
            value = {
                "expect none active == 'active' -> not known whether active == 'active': n2: active unknown",
                "expect all active != 'active' -> not known whether active != 'active': n2: active unknown",
                "expect active in ['inactive'] -> not known whether active in ['inactive']: n2: active unknown",
                "expect none healthy == true -> not known whether healthy == true: n2: healthy unknown",
                "expect none healthy -> not known whether healthy: n2: healthy unknown",
                "where node == 'n2' | expect healthy != false -> not known whether healthy != false: n2: healthy unknown",
                "where node == 'n2' | expect !(healthy == true) -> not known whether !(healthy == true): n2: healthy unknown",
                "where !healthy | expect none node == 'n2' -> not known whether !healthy: n2: healthy unknown",
                "where healthy | expect all active == 'active' -> not known whether healthy: n2: healthy unknown",
                "where healthy | expect active == 'active' -> not known whether healthy: n2: healthy unknown",
                "where healthy == true || healthy == false | expect none node == 'n2' -> not known whether healthy == true || healthy == false: n2: healthy unknown",
                "where healthy | where node == 'n2' | expect none active == 'x' -> not known whether healthy: n2: healthy unknown",
                "expect active == wanted.active -> not active == wanted.active: n1: active inactive",
                "where healthy | expect any node == 'n2' -> no row has node == 'n2'",
            })
    void whatIsNotKnownNeverPasses(String filters, String why) {
        Map<String, Object> wanted = Map.of("wanted", Map.of("active", "active"));

        assertEquals(why, judge(HALF_KNOWN, filters, wanted).failure().orElse("it held"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "expect any active == null",
                "expect all active == null || active == 'inactive'",
                "expect all active == 'inactive' || node == 'n2'",
                "expect none active == 'active' && node == 'n1'",
                "where active != null | expect none active == 'active'",
                "where active != null | expect active == 'inactive'",
                "where healthy | expect none node == 'n9'",
                "where healthy | expect all node.startsWith('n')",
                "where healthy | where node == 'n1' | expect none active == 'inactive'",
                "where !healthy | expect any node == 'n1'",
            })
    void whatIsNotKnownDoesNotMatterWhereTheRestDecides(String filters) {
        assertEquals("", judge(HALF_KNOWN, filters, Map.of()).failure().orElse(""));
    }

    @Test
    void whereTellsOfTheRowsThatItCannotDecide() {
        Result left = judge(HALF_KNOWN, "where !healthy", Map.of()).result();

        assertEquals(List.of(new Service("n1", false, "inactive")), left.rows());
        assertEquals(
                "left out, as it is not known whether !healthy: n2: healthy unknown",
                left.notes().get(0).text());
    }

    @Test
    void aPlainExpectationNeedsARow() {
        assertEquals(
                "there is nothing to judge: 'where' leaves none of 3 (n1, n2, n3)",
                judge("where name == 'n9' | expect healthy").failure().orElseThrow());
        assertEquals(true, judge("where name == 'n9' | expect all healthy").held());
    }

    @Test
    void silenceNeverPasses() {
        Result nothing =
                Table.of(List.<Member>of()).column("NAME", Member::name).result();

        assertEquals(
                "there is nothing to judge: no row came",
                judge(nothing, "expect none healthy", Map.of()).failure().orElseThrow());
    }

    @Test
    void aTargetWithoutAnswerFailsUnlessARowStandsForIt() {
        Result silent = MEMBERS.unanswered(List.of(new Unanswered("n4", "tcp-timeout", "")));
        Result stoodFor = MEMBERS.unanswered(List.of(new Unanswered("n3", "refused", "")));

        assertEquals(
                "n4 did not answer: tcp-timeout",
                judge(silent, "expect any healthy", Map.of()).failure().orElseThrow());
        assertEquals(true, judge(stoodFor, "expect any healthy", Map.of()).held());
    }

    @Test
    void aRowThatNamesASilentNodeAsTheOtherEndDoesNotStandForIt() {
        record Way(String from, String to, double lossPct) {}
        Result ways = Table.of(List.of(new Way("n1", "n2", 0), new Way("n3", "n1", 0)))
                .column("FROM", Way::from)
                .result();
        Result otherEnd = ways.unanswered(List.of(new Unanswered("n2", "tcp-timeout", "")));
        Result itself = ways.unanswered(List.of(new Unanswered("n3", "not-measured", "")));

        assertEquals(
                "n2 did not answer: tcp-timeout",
                judge(otherEnd, "expect all loss_pct == 0.0", Map.of())
                        .failure()
                        .orElseThrow());
        assertEquals(true, judge(itself, "expect all loss_pct == 0.0", Map.of()).held());
    }

    @Test
    void aVariableThatNamesASilentNodeDoesNotStandForIt() {
        Result silent = MEMBERS.unanswered(List.of(new Unanswered("n4", "tcp-timeout", "")));

        assertEquals(
                "n4 did not answer: tcp-timeout",
                judge(silent, "expect any healthy", Map.of("failed", "n4"))
                        .failure()
                        .orElseThrow());
    }

    @Test
    void variablesStandBesideTheFields() {
        Map<String, Object> failed = Map.of("failed", Map.of("name", "n3"));

        assertEquals(
                true,
                judge(MEMBERS, "where name == failed.name | expect none healthy", failed)
                        .held());
    }

    @Test
    void anUnknownFieldIsNamedWithTheNearestOne() {
        UserError error = assertThrows(UserError.class, () -> judge("where helthy"));

        assertEquals(true, (error.what() + error.hint()).contains("healthy"), error.what() + " / " + error.hint());
    }
}
