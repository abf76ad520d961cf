// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.etcd.road;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Keys as openssl writes them, in each of its formats. */
class PemTest {

    private static String openssl(String stdin, String... words) throws Exception {
        String[] command = new String[words.length + 1];
        command[0] = "openssl";
        System.arraycopy(words, 0, command, 1, words.length);
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        process.getOutputStream().write(stdin.getBytes(StandardCharsets.US_ASCII));
        process.getOutputStream().close();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        assertEquals(true, process.waitFor(20, TimeUnit.SECONDS));
        return out;
    }

    @Test
    void readsRsaInBothFormatsAlike() throws Exception {
        String pkcs8 = openssl("", "genpkey", "-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:2048");
        String pkcs1 = openssl(pkcs8, "rsa", "-traditional");

        assertEquals(
                "-----BEGIN RSA PRIVATE KEY-----", pkcs1.lines().findFirst().orElseThrow());
        assertArrayEquals(
                Pem.privateKey(pkcs8).getEncoded(), Pem.privateKey(pkcs1).getEncoded());
    }

    @Test
    void readsEllipticCurvesInBothFormats() throws Exception {
        String sec1 = openssl("", "ecparam", "-name", "prime256v1", "-genkey");
        String pkcs8 = openssl(sec1, "pkcs8", "-topk8", "-nocrypt");

        assertEquals(
                ((java.security.interfaces.ECPrivateKey) Pem.privateKey(pkcs8)).getS(),
                ((java.security.interfaces.ECPrivateKey) Pem.privateKey(sec1)).getS());
    }

    @Test
    void saysWhatIsWrongWithAKey() throws Exception {
        String encrypted = openssl(
                "", "genpkey", "-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:2048", "-aes128", "-pass", "pass:x");

        assertEquals(
                "the key is encrypted",
                assertThrows(GeneralSecurityException.class, () -> Pem.privateKey(encrypted))
                        .getMessage());
        assertEquals(
                "no private key in it",
                assertThrows(GeneralSecurityException.class, () -> Pem.privateKey("hello"))
                        .getMessage());
    }
}
