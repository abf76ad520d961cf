// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.etcd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jumpkit.error.ExitCode;
import io.jumpkit.inventory.EtcdSettings;
import io.jumpkit.inventory.Secret;
import io.jumpkit.output.Result;
import io.jumpkit.probe.etcd.client.Reason;
import io.jumpkit.probe.etcd.latency.LatencyRow;
import io.jumpkit.probe.etcd.maintenance.HashRow;
import io.jumpkit.probe.etcd.quorum.QuorumRow;
import io.jumpkit.probe.etcd.quorum.Standing;
import io.jumpkit.probe.etcd.status.StatusRow;
import io.jumpkit.testing.ListConsole;
import io.jumpkit.testing.LoopbackEtcd;
import io.jumpkit.testing.Pki;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A real cluster that wants certificates from its clients, and then users and passwords too. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TlsIT {
    @TempDir
    private static Path folder;

    private Pki pki;
    private LoopbackEtcd etcd;

    @BeforeAll
    void start() {
        pki = Pki.in(folder.resolve("pki"));
        pki.authority("other");
        etcd = LoopbackEtcd.startWithTls(folder, 3, pki);
    }

    @AfterAll
    void stop() {
        etcd.close();
    }

    private EtcdSettings settings(String ca, Optional<String> key, Optional<String> user, Optional<Secret> password) {
        return new EtcdSettings(
                EtcdSettings.Via.DIRECT,
                Stream.of("n1", "n2", "n3").map(etcd::clientUrl).toList(),
                Optional.of(new EtcdSettings.Tls(
                        Optional.of(pki.file(ca)), key.map(k -> pki.file("jumpkit.crt")), key.map(pki::file))),
                Optional.empty(),
                Optional.empty(),
                EtcdSettings.Supervisor.AUTO,
                user,
                password,
                Optional.empty());
    }

    private EtcdShell shell(String ca, String key) {
        return new EtcdShell(etcd.cluster(settings(ca, Optional.ofNullable(key), Optional.empty(), Optional.empty())));
    }

    private EtcdShell shellOf(String user, Secret password) {
        return new EtcdShell(
                etcd.cluster(settings("ca.crt", Optional.of("jumpkit.key"), Optional.of(user), Optional.of(password))));
    }

    private static Standing standing(EtcdShell shell, ListConsole console) throws InterruptedException {
        return EtcdShell.rows(shell.type("etcd quorum", console), QuorumRow.class)
                .get(0)
                .verdict();
    }

    @Test
    void keysOfBothFormatsAreTaken() throws InterruptedException {
        for (String key : List.of("jumpkit.key", "jumpkit-pkcs1.key")) {
            try (EtcdShell shell = shell("ca.crt", key)) {
                assertEquals(Standing.HEALTHY, standing(shell, new ListConsole()), key);
            }
        }
    }

    @Test
    void metricsComeOverTlsToo() throws InterruptedException {
        try (EtcdShell shell = shell("ca.crt", "jumpkit-pkcs1.key")) {
            Result result = shell.type("etcd latency --interval 200ms");

            assertTrue(
                    EtcdShell.rows(result, LatencyRow.class).stream().allMatch(LatencyRow::answered),
                    EtcdShell.screen(result));
        }
    }

    @Test
    void anAuthorityThatIsNotTrustedIsTlsAndNothingElse() throws InterruptedException {
        try (EtcdShell shell = shell("other.crt", "jumpkit.key")) {
            List<StatusRow> rows = EtcdShell.rows(shell.type("etcd status"), StatusRow.class);

            assertTrue(rows.stream().allMatch(r -> r.reason().equals(Optional.of(Reason.TLS))), "" + rows);
        }
    }

    @Test
    void aMissingClientCertificateIsTlsToo() throws InterruptedException {
        try (EtcdShell shell = shell("ca.crt", null)) {
            List<StatusRow> rows = EtcdShell.rows(shell.type("etcd status"), StatusRow.class);

            assertFalse(rows.get(0).answered());
            assertTrue(
                    List.of(Reason.TLS, Reason.CUT)
                            .contains(rows.get(0).reason().orElseThrow()),
                    "" + rows.get(0));
        }
    }

    private void post(String path, String body) {
        assertTrue(etcd.post("n1", path, body), path);
    }

    @Test
    void usersAndPasswordsFromEverywhereAreTaken() throws Exception {
        post("/v3/auth/user/add", "{\"name\":\"root\",\"password\":\"pw\"}");
        post("/v3/auth/role/add", "{\"name\":\"root\"}");
        post("/v3/auth/user/grant", "{\"user\":\"root\",\"role\":\"root\"}");
        post("/v3/auth/user/add", "{\"name\":\"jumpkit\",\"password\":\"x\"}");
        post("/v3/auth/enable", "{}");
        Path file = Files.writeString(folder.resolve("root.pw"), "pw\n");
        Path out = folder.resolve("out.db");

        try (EtcdShell none = shell("ca.crt", "jumpkit.key")) {
            Result hash = none.type("etcd hash");
            assertEquals(ExitCode.UNANSWERED, hash.exit());
            assertTrue(
                    EtcdShell.rows(hash, HashRow.class)
                            .get(0)
                            .reason()
                            .orElseThrow()
                            .startsWith("not allowed"),
                    EtcdShell.screen(hash));
        }
        try (EtcdShell shell = shellOf("root", new Secret.FromFile(file))) {
            assertEquals(ExitCode.DONE, shell.type("etcd hash").exit());
            assertEquals(ExitCode.DONE, shell.type("etcd snapshot save " + out).exit());
            assertEquals(ExitCode.DONE, shell.type("etcd alarms").exit());
            assertEquals(0L, shell.type("etcd keys").extra().get("count"));
        }
        ListConsole console = new ListConsole("wrong", "pw");
        try (EtcdShell shell = shellOf("root", new Secret.FromPrompt())) {
            String wrong = EtcdShell.screen(shell.type("etcd hash", console));
            assertTrue(wrong.contains("not allowed: authentication failed, invalid user ID or password"), wrong);
            assertEquals(ExitCode.DONE, shell.type("etcd hash", console).exit());
            assertEquals(Standing.HEALTHY, standing(shell, console));
        }
        assertEquals(2, console.asked.size(), "asked once, and once more for the wrong one");
        assertTrue(console.asked.get(0).secret());
        assertEquals("The etcd password of root on lo: ", console.asked.get(0).prompt());
        try (EtcdShell shell = shellOf("root", new Secret.FromFile(file))) {
            assertEquals(Standing.HEALTHY, standing(shell, new ListConsole()));
        }
    }
}
