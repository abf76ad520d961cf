// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jumpkit.command.Commands;
import io.jumpkit.command.Completions;
import io.jumpkit.command.Dispatcher;
import io.jumpkit.command.Effect;
import io.jumpkit.command.Entry;
import io.jumpkit.command.Invocation;
import io.jumpkit.command.LineGrammar;
import io.jumpkit.deadline.Cancellation;
import io.jumpkit.error.UserError;
import io.jumpkit.inventory.Cluster;
import io.jumpkit.inventory.Inventory;
import io.jumpkit.output.Candidate;
import io.jumpkit.output.Line;
import io.jumpkit.output.Result;
import io.jumpkit.output.Screen;
import io.jumpkit.output.TextRenderer;
import io.jumpkit.session.Events;
import io.jumpkit.session.Session;
import io.jumpkit.session.Settings;
import io.jumpkit.testing.ListConsole;
import io.jumpkit.testing.TestSessions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The lab's commands as far as they need no lab that runs; {@code prod} is in use, the lab was started once. */
class LabFamilyTest {
    private static final Commands COMMANDS = new Commands(
            LabFamily.family().entries(), Map.of(), LabFamily.family().types());

    private final Dispatcher dispatcher = new Dispatcher(COMMANDS, () -> {
        throw new AssertionError("no condition in this test");
    });

    @TempDir
    Path labs;

    private Session session;

    @BeforeEach
    void aLabThatWasStartedOnce() throws IOException {
        Files.createDirectories(labs.resolve("lab"));
        Files.writeString(
                labs.resolve("lab/lab.env"),
                """
                instance=lab
                instance_id=176b23a67651
                operator=10.77.0.1
                hosts=n1:10.77.0.11,n2:10.77.0.12,n3:10.77.0.13
                user=root
                ssh_key=/s/id_ed25519
                known_hosts=/s/known_hosts
                role_etcd=n1,n2
                """);
        session = sessionIn(labs);
    }

    private static Session sessionIn(Path labs) {
        Settings settings = Settings.defaults(Map.of("HOME", "/nowhere", "JUMPKIT_LAB_STATE", labs.toString()));
        Session session = new Session(new Session.Setup(
                settings,
                new LabInventory(new Prod(), PracticeLab.in(settings)),
                Clock.systemUTC(),
                Events.NONE,
                s -> {
                    throw new AssertionError("no SSH in this test");
                },
                List.of()));
        session.use(TestSessions.cluster(true));
        return session;
    }

    private record Prod() implements Inventory {
        @Override
        public List<String> names() {
            return List.of("prod");
        }

        @Override
        public Cluster cluster(String name) {
            return TestSessions.cluster(true);
        }
    }

    private Result run(String line) throws InterruptedException {
        Invocation in = new Invocation(session, new ListConsole(), new Cancellation(), dispatcher, Optional.empty());
        return dispatcher.run(LineGrammar.parse(line).get(0), in);
    }

    private LabHosts hosts(String text) {
        return new LabHostsType().parse(text, session);
    }

    @Test
    void hostsAreTheLabsWhateverClusterIsInUse() {
        assertEquals("n1,n3", hosts("n[1,3]").list());
        assertEquals("n1,n2", hosts("@etcd").list());
        assertEquals("n3", hosts("@*!@etcd").list());
    }

    @Test
    void aHostTheLabDoesNotHaveIsNamed() {
        UserError error = assertThrows(UserError.class, () -> run("lab poweroff n[1,5]"));

        assertEquals("'n5' is not in the lab (n[1-3])", error.what());
        assertEquals("type: lab hosts", error.hint());
    }

    @Test
    void aLabThatWasNeverStartedSaysHowToStartIt() {
        session = sessionIn(labs.resolve("elsewhere"));

        UserError error = assertThrows(UserError.class, () -> run("lab poweroff n1"));

        assertEquals("the lab was never started", error.what());
        assertEquals("type: lab up", error.hint());
    }

    @Test
    void theInventoryHasTheLabLast() {
        Inventory inventory = new LabInventory(new Prod(), PracticeLab.in(session.settings()));

        assertEquals(List.of("prod", "lab"), inventory.names());
        assertEquals("n[1-3]", inventory.cluster("lab").all().toString());
        assertEquals("n[1-5]", inventory.cluster("prod").all().toString());
    }

    @Test
    void tabOffersHostsBehindTheCommaToo() {
        List<Candidate> offered = new Completions(dispatcher, Duration.ofSeconds(20))
                .offer(List.of("lab", "partition", "n1"), "n2,", false, session)
                .candidates();

        assertEquals(
                List.of("n2,n1", "n2,n2", "n2,n3", "n2,@etcd"),
                offered.stream().map(Candidate::value).toList());
        assertEquals("10.77.0.11 etcd", offered.get(0).description());
    }

    @Test
    void faultsAreWritesThatNeedNoClusterInUse() {
        for (Entry entry : COMMANDS.entries()) {
            boolean reads = List.of("lab status", "lab hosts").contains(entry.name());
            assertEquals(reads ? Effect.READ : Effect.WRITE, entry.maker().get().effect(), entry.name());
            assertTrue(!entry.needsCluster(), entry.name());
        }
    }

    @Test
    void showsHowAHostIsReachedWithoutJumpkit() throws InterruptedException {
        String text = new TextRenderer(Screen.PIPE)
                .data(run("lab hosts")).stream().map(Line::text).limit(2).collect(Collectors.joining("\n"));

        assertEquals(
                """
                HOST\tADDRESS\tROLES\tSSH
                n1\t10.77.0.11\tetcd\tssh -b 10.77.0.1 -i /s/id_ed25519 -o UserKnownHostsFile=/s/known_hosts root@10.77.0.11""",
                text);
    }
}
