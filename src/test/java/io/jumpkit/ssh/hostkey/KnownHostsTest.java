// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.ssh.hostkey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KnownHostsTest {
    private static final byte[] KEY = key("ssh-ed25519", "one");
    private static final byte[] OTHER = key("ssh-ed25519", "two");
    private static final byte[] RSA = key("ssh-rsa", "three");

    @TempDir
    Path folder;

    private final KnownHosts knownHosts = new KnownHosts();

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "n1 ; n1 ; Known",
                "n1 ; N1 ; Known",
                "n1 ; n2 ; Unknown",
                "n1,n2 ; n2 ; Known",
                "n* ; n7 ; Known",
                "n? ; n77 ; Unknown",
                "n*,!n7 ; n7 ; Unknown",
                "n*,!n7 ; n8 ; Known",
                "!n7 ; n8 ; Unknown",
                "[n1]:2222 ; [n1]:2222 ; Known",
                "n1 ; [n1]:2222 ; Unknown",
                "[127.*]:2222 ; [127.0.0.9]:2222 ; Known",
                "*.example.com ; a.b.example.com ; Known",
            })
    void matchesNamesAsOpensshDoes(String names, String host, String verdict) throws IOException {
        Path file = file(names + " " + text(KEY));

        assertEquals(verdict, verdict(file, host, KEY));
    }

    @Test
    void readsHashedNamesThatOpensshWrote() throws IOException {
        // ssh-keygen -H of the name n1.
        String salt = "F1E1KeoE/eEWhi10WpGv4OdiO6Y=";
        Path file = file(HostPatterns.Hashed.of("n1", Base64.getDecoder().decode(salt)) + " " + text(KEY));

        assertEquals("Known", verdict(file, "n1", KEY));
        assertEquals("Unknown", verdict(file, "n2", KEY));
    }

    @Test
    void namesTheLineOfTheKeyThatChanged() throws IOException {
        Path file = file("# comment", "", "n1 " + text(RSA), "n1 " + text(OTHER));

        HostKeyVerdict verdict = knownHosts.check(List.of(file), "n1", KEY);

        assertEquals(new HostKeyVerdict.Changed(file + ":4"), verdict);
    }

    @Test
    void takesAnotherTypeOfKeyForAChangeToo() throws IOException {
        Path file = file("n1 " + text(RSA));

        assertEquals("Changed", verdict(file, "n1", KEY));
    }

    @Test
    void believesAnyOfSeveralKeys() throws IOException {
        Path file = file("n1 " + text(OTHER), "n1 " + text(KEY));

        assertEquals("Known", verdict(file, "n1", KEY));
    }

    @Test
    void looksIntoEveryFile() throws IOException {
        Path user = file("n2 " + text(KEY));
        Path system = Files.writeString(folder.resolve("system"), "n1 " + text(KEY) + "\n");

        HostKeyVerdict verdict = knownHosts.check(List.of(user, folder.resolve("absent"), system), "n1", KEY);

        assertEquals(new HostKeyVerdict.Known(), verdict);
    }

    @Test
    void revocationOfEverybodysKeyWins() throws IOException {
        Path file = file("n1 " + text(KEY), "@revoked * " + text(KEY));

        assertEquals(new HostKeyVerdict.Revoked(file + ":2"), knownHosts.check(List.of(file), "n1", KEY));
    }

    @Test
    void revocationHoldsOnlyForTheHostsThatItNames() throws IOException {
        Path file = file("n1 " + text(KEY), "@revoked n2 " + text(KEY));

        assertEquals("Known", verdict(file, "n1", KEY));
    }

    @Test
    void anAuthoritysKeyIsNoHostKey() throws IOException {
        Path file = file("@cert-authority *.example.com " + text(KEY));

        assertEquals("Unknown", verdict(file, "n1.example.com", KEY));
        assertEquals(1, knownHosts.authorities(List.of(file), "n1.example.com").size());
        assertEquals(0, knownHosts.authorities(List.of(file), "n1.elsewhere").size());
    }

    @ParameterizedTest
    @CsvSource({"n1", "n1 ssh-ed25519", "n1 ssh-ed25519 ???", "@nonsense n1 ssh-ed25519 AAAA", "|1|x n1 AAAA"})
    void skipsLinesThatSayNothing(String line) throws IOException {
        assertEquals("Unknown", verdict(file(line), "n1", KEY));
    }

    @Test
    void knowsTheTypesToAskForFirst() throws IOException {
        Path file = file("n1 " + text(RSA), "n1 " + text(KEY), "n2 " + text(OTHER));

        assertEquals(List.of("ssh-rsa", "ssh-ed25519"), knownHosts.types(List.of(file), "n1"));
    }

    @Test
    void addsAKeyOnALineOfItsOwn() throws IOException {
        Path file = Files.writeString(folder.resolve("known_hosts"), "n2 " + text(OTHER));

        knownHosts.add(file, "n1", KEY, false);

        assertEquals("n2 " + text(OTHER) + "\nn1 " + text(KEY) + "\n", Files.readString(file));
        assertEquals("Known", verdict(file, "n1", KEY));
    }

    @Test
    void hidesTheNameOfAnAddedKeyOnRequest() throws IOException {
        Path file = folder.resolve("made/known_hosts");

        knownHosts.add(file, "n1", KEY, true);

        assertTrue(Files.readString(file).startsWith("|1|"));
        assertEquals("Known", verdict(file, "n1", KEY));
    }

    @ParameterizedTest
    @CsvSource({"true", "false"})
    void aHostIsFoundAgainHoweverItsNameIsWritten(boolean hashed) throws IOException {
        Path file = folder.resolve("known_hosts");

        knownHosts.add(file, "Web1.Example.com", KEY, hashed);

        assertEquals("Known", verdict(file, "Web1.Example.com", KEY));
        assertEquals("Known", verdict(file, "web1.example.com", KEY));
        assertEquals("Changed", verdict(file, "WEB1.example.com", OTHER));
    }

    @Test
    void printsFingerprintsAsSshKeygenDoes() {
        byte[] key = Base64.getDecoder().decode("AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl");

        // GitHub's published key and fingerprint.
        assertEquals("SHA256:+DiY3wvvV6TuJJhbpZisF/zLDA0zPMSvHdkr4UvCOqU", Fingerprint.of(key));
        assertEquals("ssh-ed25519", Fingerprint.type(key));
    }

    private String verdict(Path file, String host, byte[] key) {
        return knownHosts.check(List.of(file), host, key).getClass().getSimpleName();
    }

    private Path file(String... lines) throws IOException {
        return Files.writeString(folder.resolve("known_hosts"), String.join("\n", lines) + "\n");
    }

    private static String text(byte[] key) {
        return Fingerprint.type(key) + " " + Base64.getEncoder().encodeToString(key);
    }

    private static byte[] key(String type, String content) {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        byte[] rest = content.getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(8 + name.length + rest.length)
                .putInt(name.length)
                .put(name)
                .putInt(rest.length)
                .put(rest)
                .array();
    }
}
