// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.expression;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jumpkit.error.ExitCode;
import io.jumpkit.error.UserError;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CelTest {
    private static final Expressions CEL = new Cel();
    private static final Map<String, Object> ROW = row();

    private static Map<String, Object> row() {
        Map<String, Object> failed = new HashMap<>(Map.of("id", "8e9e05c52164694d", "name", "n3", "lag", 3));
        failed.put("version", null);
        Map<String, Object> row = new HashMap<>();
        row.put("name", "n3");
        row.put("count", 5);
        row.put("bytes", 5_000_000_000L);
        row.put("ratio", 0.5);
        row.put("healthy", true);
        row.put("leader", null);
        row.put("failed", failed);
        row.put("urls", Arrays.asList("http://a", null));
        return row;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            textBlock =
                    """
            count == 5                        ¦ true
            count == 5.0                      ¦ true
            count > 4.5                       ¦ true
            count >= 5u                       ¦ true
            bytes > 4e9                       ¦ true
            ratio < 1                         ¦ true
            count + 1 == 6                    ¦ true
            healthy                           ¦ true
            !healthy                          ¦ false
            name == failed.name               ¦ true
            failed.lag > 2                    ¦ true
            failed.lag + 1 == 4               ¦ true
            name in ['n1', 'n3']              ¦ true
            name.startsWith('n')              ¦ true
            name.upperAscii() == 'N3'         ¦ true
            name == 3                         ¦ false
            leader == null                    ¦ true
            leader != null                    ¦ false
            null == leader                    ¦ true
            leader == null || leader == 'n1'  ¦ true
            healthy || leader == 'n1'         ¦ true
            leader == 'n1' || healthy         ¦ true
            leader == 'n1' && !healthy        ¦ false
            leader != 'n1' && !healthy        ¦ false
            name != failed.id                 ¦ true
            !(leader == null)                 ¦ false
            urls.exists(u, u == null)         ¦ true
            failed.version == null            ¦ true
            healthy || leader > 3             ¦ true
            has(failed.id) && !has(failed.ip) ¦ true
            urls.exists(u, u == 'http://a')   ¦ true
            size(urls) == 2                   ¦ true
            """)
    void decides(String condition, boolean expected) {
        Optional<Boolean> decided = CEL.compile(condition, ROW.keySet()).decide(ROW);

        assertEquals(Optional.of(expected), decided);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "leader > 3",
                "!leader",
                "leader && healthy",
                "failed.version < '3.5'",
                "leader.name == 'n1'",
                "leader == 'n1'",
                "leader != 'n1'",
                "'n1' != leader",
                "!(leader == 'n1')",
                "leader == failed.version",
                "leader in ['n1', 'n2']",
                "!(leader in ['n1'])",
                "'a' in leader",
                "urls.all(u, u != 'b')",
                "urls.exists(u, u == 'b')",
                "leader == 'n1' || leader == 'n2'",
                "(leader == 'n1' ? 1 : 2) == 2",
                "[leader == 'n1'] == [true]"
            })
    void leavesOpenWhatANullDoesNotSay(String condition) {
        Expressions.Condition compiled = CEL.compile(condition, ROW.keySet());

        assertEquals(Optional.empty(), compiled.decide(ROW));
        assertEquals(false, compiled.holds(ROW));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            quoteCharacter = '~',
            textBlock =
                    """
            helthy            ¦ column 1 of 'helthy': nothing here is called 'helthy'                  ¦ did you mean 'healthy'?
            name == 'a' && cuont > 1 ¦ column 16 of 'name == 'a' && cuont > 1': nothing here is called 'cuont' ¦ did you mean 'count'?
            lower(name) == 'a' ¦ column 1 of 'lower(name) == 'a'': nothing here is called 'lower'         ¦ functions: size(x), x.startsWith('a'), x.contains('a'), x.matches('a.*'), has(a.b)
            count = 5         ¦ column 7 of 'count = 5': not an operator                              ¦ to compare write ==
            healthy and healthy ¦ column 9 of 'healthy and healthy': not an operator                  ¦ write && for and
            healthy or healthy ¦ column 9 of 'healthy or healthy': not an operator                    ¦ write || for or
            not healthy ¦ column 5 of 'not healthy': not an operator ¦ write ! for not
            count >           ¦ column 8 of 'count >': mismatched input 'the end'                     ¦ conditions look like: a == 'b' && c > 5
            count + 1         ¦ 'count + 1' is no condition: it gives int                             ¦ compare it with something: count + 1 == ...
            """)
    void saysWhereAndWhatWasMeant(String condition, String what, String hint) {
        UserError error = assertThrows(UserError.class, () -> CEL.compile(condition, ROW.keySet()));

        assertEquals(what, error.what());
        assertEquals(hint, error.hint());
        assertEquals(ExitCode.USAGE, error.exit());
    }

    @Test
    void knowsWhichFieldsAConditionLooksInto() {
        String cel =
                "failed.id == name && urls.exists(u, u.host == failed . ip && urls[0].port > 1) && has(failed.zone)";

        assertEquals(
                List.of("failed.id 8", "urls.*.host 39", "failed.ip 56", "urls.*.port 70", "failed.zone 94"),
                CEL.compile(cel, ROW.keySet()).fields().stream()
                        .map(use -> String.join(".", use.path()) + " " + use.column())
                        .toList());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            quoteCharacter = '~',
            textBlock =
                    """
            name > 5            ¦ 'name > 5' cannot be worked out: '>' does not fit these values ¦ compare numbers with numbers and words with 'words'
            failed.nmae == 'n3' ¦ 'failed.nmae == 'n3'': there is no field 'nmae'                ¦ did you mean 'name'?
            name                ¦ 'name' is no condition: it gives 'n3'                          ¦ compare it with something: name == ...
            urls[7] == 'a'      ¦ 'urls[7] == 'a'' cannot be worked out: Index out of bounds: 7  ¦ compare numbers with numbers and words with 'words'
            """)
    void refusesValuesItCannotWorkOn(String condition, String what, String hint) {
        Expressions.Condition compiled = CEL.compile(condition, ROW.keySet());

        Map<String, Object> values = new HashMap<>(ROW);
        values.put("urls", List.of());
        UserError error = assertThrows(UserError.class, () -> compiled.decide(values));

        assertEquals(what, error.what());
        assertEquals(hint, error.hint());
    }
}
