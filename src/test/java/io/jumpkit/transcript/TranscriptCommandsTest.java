// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.transcript;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jumpkit.error.ExitCode;
import io.jumpkit.error.UserError;
import io.jumpkit.output.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TranscriptCommandsTest {
    @TempDir
    Path state;

    private TypedLines lines;
    private Path sessions;

    @BeforeEach
    void open() {
        lines = new TypedLines(state);
        sessions = lines.sessions;
    }

    @Test
    void listsTheNewestFirst() throws InterruptedException {
        Transcript transcript = Recorded.session(sessions);

        String list = lines.shown("transcript list");

        assertEquals(
                "ID\tBEGAN (UTC)\tCLUSTER\tCOMMANDS\tTOOK\tSIZE\tENDED\n" + transcript.id()
                        + "\t2026-11-22T08:31:04Z\tlab\t2\t10.7 s\tN kB\texit 0",
                list.replaceAll("\\d+ kB", "N kB"));
    }

    @Test
    void showsATimeline() throws InterruptedException {
        Recorded.session(sessions);

        assertEquals(
                """
                08:31:04 etcd members (exit 0, 100 ms)
                08:31:14 x df -h (exit 1, 100 ms)
                08:31:14 note: n3 is *full*""",
                lines.shown("transcript show"));
    }

    @Test
    void replayInAPipePrints() throws InterruptedException {
        Transcript transcript = Recorded.session(sessions);

        lines.run("replay last");

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
                String.join("\n", lines.console.printed));
    }

    @Test
    void aLateNoteKeepsBothTimesAndAStarIsSeen() throws InterruptedException {
        Recorded recorded = new Recorded(sessions);
        recorded.recorder.event("note", Map.of("text", "paged", "occurred_at", "2026-11-22T08:02:00Z"));
        recorded.recorder.event("note", Map.of("text", "latency rose", "tags", List.of("star")));
        recorded.recorder.close();

        assertEquals(
                """
                08:31:04 note: of 2026-11-22T08:02:00Z: paged
                08:31:04 note: ★ latency rose""",
                lines.shown("transcript show"));
        assertTrue(lines.shown("transcript grep ★").contains("latency rose"));
    }

    @Test
    void exportsOneHtmlPageInWhichNothingRemoteIsMarkup() throws InterruptedException, IOException {
        Recorded recorded = new Recorded(sessions);
        recorded.command("x cat a", 1, "<script>alert(1)</script> & \u0007\n");
        recorded.command("x seq 40", 0, "line\n".repeat(40));
        recorded.recorder.close();
        Path file = state.resolve("incident.html");

        lines.run("transcript export --format html -o " + file);

        String page = Files.readString(file);
        assertTrue(page.contains("&lt;script&gt;alert(1)&lt;/script&gt; &amp; \u25a1"), page);
        assertTrue(page.contains("<details open><summary>1 line</summary>"), page);
        assertTrue(page.contains("<details><summary>40 lines</summary>"), page);
        assertTrue(page.contains("<code>x cat a</code><span class=\"bad\"> (exit 1, 100 ms)</span>"), page);
        assertEquals(-1, page.indexOf("<script"));
        assertTrue(page.indexOf("http") < 0, "it must need nothing from elsewhere");
    }

    @Test
    void exportsMarkdown() throws InterruptedException, IOException {
        Transcript transcript = Recorded.session(sessions);
        Path file = state.resolve("incident.md");

        lines.run("transcript export --format md -o " + file);

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

        lines.run("transcript export --format cast-v2");

        assertEquals(
                """
                {"version":2,"width":80,"height":24,"timestamp":1795336264,"title":"jumpkit lab","env":{"TERM":"xterm"}}
                [0.500000, "o", "lab > etcd members\\r\\n"]
                [0.600000, "o", "n1  \\u001b[32mleader\\u001b[0m\\r\\nn2  follower\\r\\n"]
                [0.600000, "m", "etcd members"]
                [2.600000, "o", "lab > x df -h\\r\\n"]
                [2.700000, "o", "n3: disk `full`\\r\\n"]
                [2.700000, "m", "x df -h"]""",
                String.join("\n", lines.console.printed));
    }

    @Test
    void exportsJsonThatParses() throws InterruptedException {
        Recorded.session(sessions);

        lines.run("transcript export --format json");

        var json = io.jumpkit.json.Json.read(String.join("\n", lines.console.printed));
        assertEquals(7, json.path("events").size());
        assertEquals("jumpkit/1", json.path("schema").asText());
    }

    @Test
    void exportsTheCastAsItIs() throws InterruptedException, IOException {
        Transcript transcript = Recorded.session(sessions);

        lines.run("transcript export --format cast");

        assertEquals(Files.readAllLines(transcript.cast()), lines.console.printed);
    }

    @Test
    void findsWhatWasTypedAndWhatWasPrinted() throws InterruptedException {
        Transcript transcript = Recorded.session(sessions);

        assertEquals(
                transcript.id() + "  2026-11-22T08:31:14Z  x df -h\n    n3: disk `full`\n" + transcript.id()
                        + "  2026-11-22T08:31:14Z  note: n3 is *full*",
                lines.shown("transcript grep -i FULL"));
        assertEquals(ExitCode.ILL, lines.run("transcript grep nowhere").exit());
    }

    @Test
    void lastIsNeverTheSessionThatAsks() throws InterruptedException {
        Transcript before = Recorded.session(sessions);
        Recorded asking = new Recorded(sessions);

        assertTrue(lines.shown("transcript verify").contains(before.id()));
        asking.recorder.close();
    }

    @Test
    void tabOffersTranscriptsWithWhatTheyAre() {
        Transcript transcript = Recorded.session(sessions);

        assertEquals(
                List.of(io.jumpkit.output.Candidate.of(
                        transcript.id(), "2026-11-22 08:31 UTC  lab  2 commands, 10.7 s, exit 0")),
                new TranscriptType().candidates(lines.session));
    }

    @Test
    void anUnknownOneIsNamed() {
        UserError error = assertThrows(UserError.class, () -> lines.run("transcript show nope"));

        assertEquals("no transcript 'nope'", error.what());
    }

    @Test
    void aTranscriptWithAnImpossibleTimeIsToldAsDamagedBesideTheOthers() throws InterruptedException, IOException {
        Transcript sound = Recorded.session(sessions);
        Path copy = Files.createDirectory(sessions.resolve("2026-11-22T083105Z-lab-copy"));
        List<String> events = new ArrayList<>(Files.readAllLines(sound.events()));
        String last = events.remove(events.size() - 1);
        events.add(last.replaceFirst("\"ts\":\"[^\"]*\"", "\"ts\":\"+999999999-12-31T23:59:59Z\""));
        Files.writeString(copy.resolve("events.jsonl"), String.join("\n", events) + "\n");

        String list = lines.shown("transcript list");

        assertTrue(list.contains("\tdamaged\n") && list.endsWith("\texit 0"), list);
        String shown = lines.shown("transcript show copy");
        assertTrue(shown.contains("copy is damaged: it holds what Jumpkit did not write"), shown);
        assertTrue(shown.contains("transcript verify copy"), shown);
    }

    @Test
    void aLimitThatShowsNothingIsRefused() {
        assertEquals(
                "--limit -1 shows nothing",
                assertThrows(UserError.class, () -> lines.run("transcript list --limit -1"))
                        .what());
        assertEquals(
                ExitCode.USAGE,
                assertThrows(UserError.class, () -> lines.run("transcript grep x --limit 0"))
                        .exit());
    }

    @Test
    void underJsonStandardOutputIsOneDocument() throws InterruptedException {
        Transcript transcript = Recorded.session(sessions);
        lines.console.wantingJson();

        Result result = lines.run("transcript export last --format json");

        assertEquals(transcript.name(), result.extra().get("transcript"));
        assertEquals(7, ((List<?>) result.extra().get("events")).size());
        assertEquals(
                "'md' on standard output is no JSON",
                assertThrows(UserError.class, () -> lines.run("transcript export last --format md"))
                        .what());
        assertEquals(
                "a replay is no JSON",
                assertThrows(UserError.class, () -> lines.run("replay last")).what());
        assertEquals(List.of(), lines.console.printed);
    }
}
