// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jumpkit.error.UserError;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LineGrammarTest {

    /** Pipelines by {@code ;}, stages by {@code |}, words in brackets. */
    private static String shape(String line) {
        return LineGrammar.parse(line).stream()
                .map(p -> p.local().map(raw -> "!" + raw).orElseGet(() -> p.stages().stream()
                        .map(s -> s.texts().stream().map(w -> "[" + w + "]").collect(Collectors.joining()))
                        .collect(Collectors.joining("|"))))
                .collect(Collectors.joining(";"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            quoteCharacter = '`',
            value = {
                "on @etcd; ping => [on][@etcd];[ping]",
                "x 'ps aux | head' => [x][ps aux | head]",
                "note \"it's; on\" => [note][it's; on]",
                "x a\\ b => [x][a b]",
                "etcd members | where !started => [etcd][members]|[where][!started]",
                "etcd members | where a || b; ping => [etcd][members]|[where][a || b];[ping]",
                "etcd members | expect all name != 'a|b' | where x => [etcd][members]|[expect][all name != 'a|b']|[where][x]",
                "!ls | wc; date => !ls | wc; date",
                "ping; !ls => [ping];!ls",
                "x echo a!b => [x][echo][a!b]",
                "http ready http://h/?a=1&b=2 => [http][ready][http://h/?a=1&b=2]",
                "; ; ping ; => [ping]",
                "x '' => [x][]",
            })
    void splitsALine(String line, String expected) {
        assertEquals(expected, shape(line));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "# a remark", "  # x; y"})
    void saysNothingForEmptyLinesAndRemarks(String line) {
        assertEquals(List.of(), LineGrammar.parse(line));
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            quoteCharacter = '`',
            value = {
                "ping && date => column 6: '&&' means nothing here",
                "ping || date => column 6: '||' means nothing here",
                "ping & => column 6: '&' means nothing here",
                "x 'abc => column 3: the quote ' is not closed",
                "ping | => column 7: a command is missing beside '|'",
                "| ping => column 1: a command is missing beside '|'",
                "! => column 1: nothing behind '!'",
            })
    void refusesWhatItWouldHaveToGuess(String line, String what) {
        UserError error = assertThrows(UserError.class, () -> LineGrammar.parse(line));

        assertEquals(what, error.what());
        assertTrue(!error.hint().isEmpty());
    }

    @Test
    void keepsWhereEachWordStands() {
        Word word = LineGrammar.parse("on  'n 1'").get(0).command().words().get(1);

        assertEquals(new Word("n 1", 4, 9, true), word);
    }

    @Test
    void aChangedWordStaysOneWord() {
        Pipeline pipeline =
                LineGrammar.parse("x {{cmd}} | where a == 1").get(0).map(w -> w.replace("{{cmd}}", "a; b | c"));

        assertEquals(List.of("x", "a; b | c"), pipeline.command().texts());
        assertEquals("a == 1", pipeline.filters().get(0).texts().get(1));
    }

    @Property
    void aQuotedWordComesBackAsItWas(@ForAll @StringLength(min = 1, max = 20) String word) {
        String line = "x " + LineGrammar.quote(word);

        assertEquals(
                List.of("x", word), LineGrammar.parse(line).get(0).command().texts());
    }
}
