// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.transcript;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class RedactorProperties {
    private static final List<String> PARTS = List.of(
            "password=hunter2",
            "postgres://u:hunter2@h/x",
            "Bearer hunter2.abc",
            "--token hunter2",
            "https://",
            "ghp_abcdefghijklmnopqrst0123",
            "@github.com",
            ":",
            "--user root:hunter2",
            "Authorization: Basic hunter2",
            "private_key=hunter2",
            "AKIAIOSFODNN7EXAMPLE",
            "-----BEGIN PRIVATE KEY-----\n",
            "hunter2MIIE\n",
            " -----END PRIVATE KEY-----",
            "\u001b[31m",
            "\u001b[0m",
            "\u001b]0;t\u0007",
            "\u001b]52;c;hunter2\u001b\\",
            "\u001b",
            "\r\n",
            "\n",
            "\r",
            " ",
            "plain words",
            "\ud83d\ude80",
            "é");

    @Provide
    Arbitrary<String> sessions() {
        return Arbitraries.of(PARTS).list().ofMaxSize(30).map(parts -> String.join("", parts));
    }

    @Property
    void masksTheSameHoweverItIsCut(@ForAll("sessions") String text, @ForAll long seed) {
        assertEquals(Redactor.STANDARD.mask(text).text(), inChunks(text, new Random(seed), 5));
    }

    @Property(tries = 50)
    void masksLongLinesTheSameHoweverTheyAreCut(@ForAll("sessions") String text, @ForAll long seed) {
        String line = text.replaceAll("[\\r\\n]", "") + "x".repeat(40_000);
        String longLine = line.repeat(5);

        assertEquals(Redactor.STANDARD.mask(longLine).text(), inChunks(longLine, new Random(seed), 20_000));
    }

    @Property
    void leavesAMaskedTextAlone(@ForAll("sessions") String text) {
        String once = Redactor.STANDARD.mask(text).text();

        assertEquals(once, Redactor.STANDARD.mask(once).text());
    }

    @Property
    void noSecretOfALineIsLeft(@ForAll("sessions") String before, @ForAll("sessions") String after) {
        String text = before + " \n x://u:TOPSECRET@h password=TOPSECRET \n " + after;

        assertFalse(Redactor.STANDARD.mask(text).text().contains("TOPSECRET"));
    }

    private static String inChunks(String text, Random random, int longest) {
        RedactedStream stream = new RedactedStream(Redactor.STANDARD);
        StringBuilder out = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            int next = Math.min(text.length(), at + 1 + random.nextInt(longest));
            stream.feed(at * 1_000_000L, text.substring(at, next)).forEach(piece -> out.append(piece.text()));
            at = next;
        }
        stream.flush().forEach(piece -> out.append(piece.text()));
        return out.toString();
    }
}
