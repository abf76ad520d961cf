// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.transcript;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrivateKeysTest {
    private static final String KEY_LINE = "MIIEpAIBAAKCAQEA7Vw+fr/a8mFDkAmVvZCkNTyiL0u1ZlRFMkaBzCGUvJ8eUO1a";

    @Test
    void masksTheBodyOfAPrivateKeyAndKeepsCertificates() {
        String text =
                """
                n1: -----BEGIN EC PRIVATE KEY-----
                n1: MHcCAQEEIIrYSSNQFaA2Hwf1duRSxKtLYX5CB04fSeQ6tF1aY/PuoAoGCCqGSM49
                AwEHoUQDQgAEPR3tU2Fta9ktY+6P9G0cWO+0kETA6SFs38GecTyudlHz6xvCdz8q
                -----END EC PRIVATE KEY-----
                -----BEGIN CERTIFICATE-----
                MIIBtjCCAVugAwIBAgITBmyf1XSXNmY
                """;

        assertEquals(
                """
                n1: -----BEGIN EC PRIVATE KEY-----
                n1: [masked:private-key]
                [masked:private-key]
                -----END EC PRIVATE KEY-----
                -----BEGIN CERTIFICATE-----
                MIIBtjCCAVugAwIBAgITBmyf1XSXNmY
                """,
                Redactor.STANDARD.mask(text).text());
    }

    @Test
    void masksAPrivateKeyOnOneLine() {
        String json = "{\"k\": \"-----BEGIN PRIVATE KEY-----\\nMIIE\\n-----END PRIVATE KEY-----\", \"n\": 1}";

        assertEquals(
                "{\"k\": \"-----BEGIN PRIVATE KEY-----[masked:private-key]-----END PRIVATE KEY-----\", \"n\": 1}",
                Redactor.STANDARD.mask(json).text());
    }

    @Test
    void aKeyThatNeverEndsDoesNotSwallowTheSession() {
        String text = "-----BEGIN PRIVATE KEY-----\nMIIE\nn1 is up: 3 of 3 voters\nMIIE\n";

        assertEquals(
                "-----BEGIN PRIVATE KEY-----\n[masked:private-key]\nn1 is up: 3 of 3 voters\nMIIE\n",
                Redactor.STANDARD.mask(text).text());
    }

    @Test
    void aPrivateKeyInAListOfLinesIsMaskedAsInAText() {
        Map<String, Object> fields =
                Map.of("lines", List.of("-----BEGIN PRIVATE KEY-----", "MIIE", "-----END PRIVATE KEY-----", "ok"));

        assertEquals(
                List.of("-----BEGIN PRIVATE KEY-----", "[masked:private-key]", "-----END PRIVATE KEY-----", "ok"),
                Redactor.STANDARD.mask(fields).fields().get("lines"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "  -",
                "  +",
                "  ",
                "< ",
                "> ",
                "\u203a ",
                "     2\t",
                "12:",
                "/etc/a.key:12:",
                "n[1-3] | ",
                "2> ",
                "Nov 30 22:00:01 n1 etcd[123]: ",
                "2026-11-30T22:00:01.123456+00:00 n1 app: ",
                "2026-11-30T22:00:01.123456Z stdout F ",
                "{\"log\":\""
            })
    void masksAPrivateKeyWhateverStandsBeforeItsLines(String before) {
        List<String> lines = List.of(
                "-----BEGIN RSA PRIVATE KEY-----",
                KEY_LINE,
                "+2dVGGhlIFF1aWNrIEJyb3duIEZveCBKdW1wcyBPdmVyIFRoZSBMYXp5IERvZ1",
                "9kE7bWFzayBtZSBpbiBhbGwgbXkgbGluZXM",
                "bA==",
                "-----END RSA PRIVATE KEY-----",
                "ok");
        String shown = lines.stream().map(line -> before + line + "\n").collect(Collectors.joining());

        String masked = Redactor.STANDARD.mask(shown).text();

        assertEquals(
                shown.replaceAll("MIIE.*|.?2dVG.*|9kE7.*|bA==", "[masked:private-key]"),
                masked.replace(before + "+[masked", before + "[masked"));
    }

    @Test
    void masksBothKeysOfADiff() {
        String text =
                """
                n1 (1): differs from n2 (1)
                  @@ -1,5 +1,5 @@
                   -----BEGIN EC PRIVATE KEY-----
                  -MHcCAQEEIIrYSSNQFaA2Hwf1duRSxKtLYX5CB04fSeQ6tF1aY
                  -AwEHoUQDQgAEPR3tU2Fta9ktY
                  +MHcCAQEEIHrYSSNQFaA2Hwf1duRSxKtLYX5CB04fSeQ6tF1aY
                  +BwEHoUQDQgAEPR3tU2Fta9ktY
                   -----END EC PRIVATE KEY-----
                n3 (1): done
                """;

        assertEquals(
                """
                n1 (1): differs from n2 (1)
                  @@ -1,5 +1,5 @@
                   -----BEGIN EC PRIVATE KEY-----
                  -[masked:private-key]
                  -[masked:private-key]
                  +[masked:private-key]
                  +[masked:private-key]
                   -----END EC PRIVATE KEY-----
                n3 (1): done
                """,
                Redactor.STANDARD.mask(text).text());
    }

    @Test
    void knowsAPrivateKeyWhoseFirstLineIsNotShown() {
        String text = "2,3c2,3\n< " + KEY_LINE + "\n< AAAA\n---\n> " + KEY_LINE + "\n> BBBB\nok then\nword\n";

        assertEquals(
                "2,3c2,3\n< [masked:private-key]\n< [masked:private-key]\n---\n> [masked:private-key]\n"
                        + "> [masked:private-key]\nok then\nword\n",
                Redactor.STANDARD.mask(text).text());
    }

    @Test
    void keysOfTwoNodesInTurnsAreBothMasked() {
        String text = "n1: -----BEGIN PRIVATE KEY-----\nn2: -----BEGIN PRIVATE KEY-----\nn1: AAAA\n"
                + "n1: -----END PRIVATE KEY-----\nn2: BBBB\nn2: -----END PRIVATE KEY-----\nword\n";

        assertEquals(
                text.replaceAll("AAAA|BBBB", "[masked:private-key]"),
                Redactor.STANDARD.mask(text).text());
    }

    @Test
    void aKeyBehindAVeryLongLineIsMaskedWhereverThatIsCut() {
        for (int before = RedactedStream.WINDOW - 4000; before < RedactedStream.WINDOW + 200; before += 97) {
            String text =
                    "x".repeat(before) + " -----BEGIN PRIVATE KEY-----\n" + KEY_LINE + "\n-----END PRIVATE KEY-----\n";

            assertFalse(Redactor.STANDARD.mask(text).text().contains(KEY_LINE), "behind " + before);
            String oneLine = text.replace("\n", "\\n").repeat(2);
            assertFalse(Redactor.STANDARD.mask(oneLine).text().contains(KEY_LINE), "in a line, behind " + before);
        }
    }
}
