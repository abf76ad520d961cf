// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.transcript;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jumpkit.command.Commands;
import io.jumpkit.command.Dispatcher;
import io.jumpkit.command.Invocation;
import io.jumpkit.command.LineGrammar;
import io.jumpkit.deadline.Cancellation;
import io.jumpkit.error.ExitCode;
import io.jumpkit.error.UserError;
import io.jumpkit.output.Line;
import io.jumpkit.output.Result;
import io.jumpkit.output.Screen;
import io.jumpkit.output.TextRenderer;
import io.jumpkit.session.Events;
import io.jumpkit.session.Session;
import io.jumpkit.session.Settings;
import io.jumpkit.testing.ListConsole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TranscriptCommandsTest {
    @TempDir
    Path state;

    private final ListConsole console = new ListConsole();
    private Path sessions;
    private Session session;
    private Dispatcher dispatcher;

    @BeforeEach
    void open() {
        sessions = state.resolve("sessions");
        session = new Session(new Session.Setup(
                Settings.defaults(Map.of("JUMPKIT_STATE_DIR", state.toString())),
                null,
                Clock.systemUTC(),
                Events.NONE,
                s -> null,
                List.of()));
        dispatcher = new Dispatcher(
                new Commands(
                        TranscriptFamily.family().entries(),
                        Map.of(),
                        TranscriptFamily.family().types(),
                        List.of()),
                () -> {
                    throw new AssertionError("no condition in this test");
                });
    }

    private Result run(String line) throws InterruptedException {
        Invocation in = new Invocation(session, console, new Cancellation(), dispatcher, Optional.empty());
        return dispatcher.run(LineGrammar.parse(line).get(0), in);
    }

    private String shown(String line) throws InterruptedException {
        Result result = run(line);
        TextRenderer text = new TextRenderer(Screen.PIPE);
        return Stream.concat(text.data(result).stream(), text.remarks(result).stream())
                .map(Line::text)
                .collect(Collectors.joining("\n"));
    }

    @Test
    void listsTheNewestFirst() throws InterruptedException {
        Transcript transcript = Recorded.session(sessions);

        String list = shown("transcript list");

        assertEquals(
                "ID\tBEGAN (UTC)\tCLUSTER\tCOMMANDS\tTOOK\tSIZE\tENDED\n" + transcript.id()
                        + "\t2026-11-22T08:31:04Z\tlab\t2\t10.7 s\t4 kB\texit 0",
                list);
    }

    @Test
    void showsATimeline() throws InterruptedException {
        Recorded.session(sessions);

        assertEquals(
                """
                08:31:04 etcd members (exit 0, 100 ms)
                08:31:14 x df -h (exit 1, 100 ms)
                08:31:14 note: n3 is *full*""",
                shown("transcript show"));
    }

    @Test
    void replayInAPipePrints() throws InterruptedException {
        Transcript transcript = Recorded.session(sessions);

        run("replay last");

        assertEquals(
                """
                # %s
                # session of ops@%s, jumpkit 0.1
                08:31:04 etcd members (exit 0, 100 ms)
                n1  leader
                n2  follower
                08:31:14 x df -h (exit 1, 100 ms)
                n3: disk `full`
                08:31:14 note: n3 is *full*
                # 08:31:14 session ended (exit 0, 10.7 s)"""
                        .formatted(transcript.name(), Recorder.Setup.hostName()),
                String.join("\n", console.printed));
    }

    @Test
    void exportsMarkdown() throws InterruptedException, IOException {
        Transcript transcript = Recorded.session(sessions);
        Path file = state.resolve("incident.md");

        run("transcript export --format md -o " + file);

        assertEquals(
                """
                # Session %s

                | began | cluster | by | commands | took | ended |
                |---|---|---|---|---|---|
                | 2026-11-22T08:31:04Z | lab | ops | 2 | 10.7 s | exit 0 |

                ## Timeline (UTC)

                **08:31:04** `etcd members` (exit 0, 100 ms)

                ```text
                n1  leader
                n2  follower
                ```

                **08:31:14** `x df -h` (exit 1, 100 ms)

                ```text
                n3: disk `full`
                ```

                **08:31:14** note: n3 is \\*full\\*
                """
                        .formatted(transcript.name()),
                Files.readString(file));
    }

    @Test
    void exportsForOlderPlayersWithLongWaitsShortened() throws InterruptedException {
        Recorded.session(sessions);

        run("transcript export --format cast-v2");

        assertEquals(
                """
                {"version":2,"width":80,"height":24,"timestamp":1795336264,"title":"jumpkit lab","env":{"TERM":"xterm"}}
                [0.500000, "o", "lab > etcd members\\r\\n"]
                [0.600000, "o", "n1  \\u001b[32mleader\\u001b[0m\\r\\nn2  follower\\r\\n"]
                [0.600000, "m", "etcd members"]
                [2.600000, "o", "lab > x df -h\\r\\n"]
                [2.700000, "o", "n3: disk `full`\\r\\n"]
                [2.700000, "m", "x df -h"]""",
                String.join("\n", console.printed));
    }

    @Test
    void exportsJsonThatParses() throws InterruptedException {
        Recorded.session(sessions);

        run("transcript export --format json");

        var json = io.jumpkit.json.Json.read(String.join("\n", console.printed));
        assertEquals(8, json.path("events").size());
        assertEquals("jumpkit/1", json.path("schema").asText());
    }

    @Test
    void exportsTheCastAsItIs() throws InterruptedException, IOException {
        Transcript transcript = Recorded.session(sessions);

        run("transcript export --format cast");

        assertEquals(Files.readAllLines(transcript.cast()), console.printed);
    }

    @Test
    void findsWhatWasTypedAndWhatWasPrinted() throws InterruptedException {
        Transcript transcript = Recorded.session(sessions);

        assertEquals(
                transcript.id() + "  2026-11-22T08:31:14Z  x df -h\n    n3: disk `full`\n" + transcript.id()
                        + "  2026-11-22T08:31:14Z  note: n3 is *full*",
                shown("transcript grep -i FULL"));
        assertEquals(ExitCode.ILL, run("transcript grep nowhere").exit());
    }

    @Test
    void verifiesAnUntouchedTranscriptAndItsSeal() throws InterruptedException {
        Transcript transcript = Recorded.session(sessions);
        String head = Chain.check(transcript).head();

        assertEquals(ExitCode.DONE, run("transcript verify --head " + head).exit());
        assertTrue(shown("transcript seal").startsWith(transcript.name() + " 8 events sha256:" + head));
        assertEquals(ExitCode.ILL, run("transcript verify --head 1234").exit());
    }

    @Test
    void noticesAChangedEvent() throws InterruptedException, IOException {
        Transcript transcript = Recorded.session(sessions);
        String events = Files.readString(transcript.events());
        Files.writeString(transcript.events(), events.replace("x df -h", "x df -i"));

        Result result = run("transcript verify");

        assertEquals(ExitCode.ILL, result.exit());
        assertEquals(
                "event 3 was changed: event 4 holds another hash of it",
                result.notes().get(0).text());
        assertThrows(UserError.class, () -> run("transcript seal"));
    }

    @Test
    void noticesAChangedReplay() throws InterruptedException, IOException {
        Transcript transcript = Recorded.session(sessions);
        Files.writeString(transcript.cast(), "[1.0, \"o\", \"forged\"]\n", StandardOpenOption.APPEND);

        assertEquals(
                "the replay was changed: session.cast",
                run("transcript verify").notes().get(0).text());
    }

    @Test
    void repairsATornLineAndSaysWhatItDropped() throws InterruptedException, IOException {
        Recorded recorded = new Recorded(sessions);
        recorded.command("nodes", 0, "n1\n");
        Path copy = Files.createDirectory(sessions.resolve("2026-11-22T083104Z-lab-copy"));
        String events = Files.readString(recorded.transcript.events()).replaceAll("\"pid\":\\d+,", "");
        Files.writeString(copy.resolve("events.jsonl"), events + "{\"seq\":3,\"ts\":\"20");
        Files.copy(recorded.transcript.cast(), copy.resolve("session.cast"));

        String before = shown("transcript show copy");
        String repair = shown("transcript repair copy");

        assertEquals(
                """
                08:31:04 nodes (exit 0, 100 ms)
                ▲ copy ended unexpectedly
                ▲ its last line is torn
                next: transcript repair copy""",
                before);
        assertEquals("FILE\tBYTES DROPPED\tWHAT STOOD THERE\nevents.jsonl\t17\t{\"seq\":3,\"ts\":\"20", repair);
        assertEquals(events, Files.readString(copy.resolve("events.jsonl")));
        assertEquals("✓ copy has no torn line", shown("transcript repair copy"));
        recorded.recorder.close();
    }

    @Test
    void redactsAfterwardsAndChainsAnew() throws InterruptedException, IOException {
        Recorded recorded = new Recorded(sessions);
        recorded.command("x cat badge", 0, "badge 4711\n" + "line\n".repeat(20_000) + "badge 4711\n");
        recorded.recorder.close();

        String said = shown("transcript redact " + recorded.transcript.id() + " --pattern 'badge (\\d+)'");

        assertTrue(said.startsWith("RULE\tMASKED\npattern\t4\n"), said);
        assertEquals(List.of(), Chain.check(recorded.transcript).problems());
        try (Stream<Path> files = Files.walk(state)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertFalse(Files.readString(file).contains("4711"), file.toString());
            }
        }
    }

    @Test
    void leavesATranscriptWithoutSecretsAsItWas() throws InterruptedException {
        Transcript transcript = Recorded.session(sessions);
        String head = Chain.check(transcript).head();

        shown("transcript redact last");

        assertEquals(head, Chain.check(transcript).head());
    }

    @Test
    void whatIsBeingRecordedIsNotRewritten() {
        Recorded recorded = new Recorded(sessions);

        UserError error = assertThrows(UserError.class, () -> run("transcript redact " + recorded.transcript.id()));

        assertEquals(ExitCode.REFUSED, error.exit());
        recorded.recorder.close();
    }

    @Test
    void lastIsNeverTheSessionThatAsks() throws InterruptedException {
        Transcript before = Recorded.session(sessions);
        Recorded asking = new Recorded(sessions);

        assertTrue(shown("transcript verify").contains(before.id()));
        asking.recorder.close();
    }

    @Test
    void tabOffersTranscriptsWithWhatTheyAre() {
        Transcript transcript = Recorded.session(sessions);

        assertEquals(
                List.of(io.jumpkit.output.Candidate.of(
                        transcript.id(), "2026-11-22 08:31 UTC  lab  2 commands, 10.7 s, exit 0")),
                new TranscriptType().candidates(session));
    }

    @Test
    void anUnknownOneIsNamed() {
        UserError error = assertThrows(UserError.class, () -> run("transcript show nope"));

        assertEquals("no transcript 'nope'", error.what());
    }
}
