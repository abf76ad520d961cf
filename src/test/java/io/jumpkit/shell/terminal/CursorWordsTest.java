// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.shell.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CursorWordsTest {

    /** The cursor stands at the underscore. */
    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            quoteCharacter = '`',
            value = {
                "_ => [] '' 0",
                "et_ => [] 'et' 2",
                "etcd _ => [etcd] '' 0",
                "etcd mem_ber => [etcd] 'mem' 3",
                "on n1; etcd st_ => [etcd] 'st' 2",
                "on 'n[1-_ => [on] 'n[1-' 5",
                "on \"a b_ => [on] 'a b' 4",
                "etcd members | wh_ => [] 'wh' 2 piped",
                "etcd members |_ => [] '' 0 piped",
                "etcd members | where le_ => [where] 'le' 2 piped",
                "!ls _ => nowhere",
                "a && b_ => nowhere",
                "# a_ => nowhere",
            })
    void findsTheWordUnderTheCursor(String typed, String expected) {
        String line = typed.replace("_", "");

        String place = CursorWords.at(line, typed.indexOf('_'))
                .map(p -> p.before() + " '" + p.current() + "' " + p.rawLength() + (p.piped() ? " piped" : ""))
                .orElse("nowhere");

        assertEquals(expected, place);
    }
}
