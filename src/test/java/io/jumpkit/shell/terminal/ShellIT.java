// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.shell.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jumpkit.testing.PrivateSshd;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real shell in a real terminal, on nodes that a private sshd stands for. */
class ShellIT {
    private static final String PROMPT = "prod n[1-3](3) ❯";

    private static PrivateSshd sshd;

    @TempDir
    Path folder;

    private TmuxScreen screen;

    @BeforeAll
    static void startSshd() {
        sshd = PrivateSshd.start();
    }

    @AfterAll
    static void stopSshd() {
        sshd.close();
    }

    @BeforeEach
    void open() throws IOException {
        Files.writeString(
                folder.resolve("clusters.yaml"),
                """
                clusters:
                  prod:
                    color: red
                    protected: false
                    user: %s
                    port: %d
                    identity: %s
                    known-hosts: %s
                    nodes:
                      n[1-3]: {address: "127.0.9.[1-3]", roles: [etcd]}
                """
                        .formatted(
                                System.getProperty("user.name"),
                                sshd.port(),
                                sshd.file("client_key"),
                                sshd.file("known_hosts")));
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String command = "env JUMPKIT_CONFIG_DIR=" + folder + " JUMPKIT_STATE_DIR=" + folder + "/state"
                + " JUMPKIT_CACHE_DIR=" + folder + "/cache LC_ALL=C.UTF-8 TERM=screen-256color " + java
                + " -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -jar target/jumpkit.jar prod --no-record";
        screen = TmuxScreen.start(folder, command);
        screen.awaitEnd(PROMPT);
    }

    @AfterEach
    void close() {
        screen.close();
    }

    @Test
    void runsOnTheNodesAndKeepsTheirResults() {
        screen.press("x 'echo same; test $SSH_CONNECTION'", "Enter")
                .await(shown -> shown.contains("n[1-3] (3):") && shown.endsWith("❯"));

        String shown = screen.press("on @failed", "Enter").awaitEnd("prod @failed=n[1-3](3) ❯");

        assertTrue(shown.contains("✗ 3 of 3 failed · exit 1"), shown);
    }

    @Test
    void ctrlCStopsTheCommandAndKeepsTheShell() {
        screen.press("x sleep 60", "Enter").await(shown -> shown.contains("0/3 answered · waiting n[1-3]"));
        screen.press("Enter").await(shown -> shown.split("running, no output", -1).length == 4);

        String shown = screen.press("C-c").awaitEnd("prod n[1-3](3) ✗ ❯");

        assertTrue(shown.contains("n[1-3] (3): stopped after"), shown);
        assertFalse(shown.contains("waiting"), shown);
    }

    @Test
    void enterShowsWhoIsOut() {
        screen.press("x sleep 60", "Enter").await(shown -> shown.contains("0/3 answered"));

        screen.press("Enter").await(shown -> shown.contains("n2  running, no output"));

        screen.press("C-c").awaitEnd("✗ ❯");
    }

    @Test
    void tabShowsWhatFitsWithItsMeaning() {
        String shown = screen.press("nodes", "Tab", "Tab").await(s -> s.contains("(Compute"));

        assertTrue(shown.contains("nodeset"), shown);
        screen.press("C-c").await(s -> s.endsWith("\n" + PROMPT));
        screen.press("x --on @et", "Tab").await(s -> s.contains("x --on @etcd\n") && s.contains("(n[1-3] (3))"));
    }

    @Test
    void aPasteNeverRunsByItself() {
        screen.paste("nodeset -c n1\nnodeset -c n[1-2]\n").await(s -> s.contains("nodeset -c n[1-2]"));

        String shown = screen.press("Enter").awaitEnd("\n1\n2\n" + PROMPT);

        assertEquals(1, shown.split("\n1\n", -1).length - 1, shown);
    }

    @Test
    void typeAheadDoesNotAnswerAQuestion() {
        screen.press("x --try 1 sleep 2", "Enter").press("y", "Enter");

        String shown = screen.awaitEnd("Go on with n[2-3] (2)? [y/N]");

        assertTrue(shown.contains("n1 (1): done, no output"), shown);
        screen.press("n", "Enter").awaitEnd(PROMPT);
    }

    @Test
    void theLocalShellHasTheTerminal() {
        screen.press("!test -t 0 && test -t 1 && stty -a | grep -qw icanon && echo cooked", "Enter")
                .awaitEnd("cooked\n" + PROMPT);
    }

    @Test
    void remembersWhatWasTypedButNoSecretsAndNothingBehindABlank() throws IOException {
        screen.press("nodeset -c n1", "Enter").awaitEnd("1\n" + PROMPT);
        screen.press(" nodeset -c n2", "Enter").awaitEnd("1\n" + PROMPT);
        screen.press("note token=abc123", "Enter").await(s -> s.endsWith("❯") && s.contains("token=abc123"));
        screen.press("exit", "Enter").await(s -> s.contains("ended in 0"));

        Path history = folder.resolve("state").resolve("history");
        String kept = Files.readString(history);
        assertTrue(kept.contains("nodeset -c n1"), kept);
        assertFalse(kept.contains("n2"), kept);
        assertFalse(kept.contains("abc123"), kept);
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(history)));
    }

    @Test
    void ctrlCGivesALineUpAndCtrlDLeaves() {
        screen.press("half a li").awaitEnd("half a li");
        screen.press("C-c").awaitEnd("\n" + PROMPT);

        screen.press("C-d").await(s -> s.endsWith("ended in 0"));
    }

    /** What is typed while a terminal collects lines, such as a Ctrl-D, never reaches the next prompt. */
    @Test
    void keysComeOneByOneAlsoBetweenTwoLines() throws IOException {
        String look = "for i in $(seq 200); do stty -F \"$0\" -a | grep -qwe -icanon || echo collects lines; done";
        Process watcher = new ProcessBuilder("sh", "-c", look, screen.device())
                .redirectErrorStream(true)
                .start();

        while (watcher.isAlive()) {
            screen.press("C-c");
        }

        assertEquals("", new String(watcher.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
    }
}
