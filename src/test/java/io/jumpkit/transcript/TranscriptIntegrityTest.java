// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.transcript;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jumpkit.error.ExitCode;
import io.jumpkit.error.UserError;
import io.jumpkit.output.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TranscriptIntegrityTest {
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
    void verifiesAnUntouchedTranscriptAndItsSeal() throws InterruptedException {
        Transcript transcript = Recorded.session(sessions);
        String head = Chain.check(transcript).head();

        assertEquals(
                ExitCode.DONE, lines.run("transcript verify --head " + head).exit());
        assertTrue(lines.shown("transcript seal").startsWith(transcript.name() + " 7 events sha256:" + head));
        assertEquals(ExitCode.ILL, lines.run("transcript verify --head 1234").exit());
    }

    @Test
    void noticesAChangedEvent() throws InterruptedException, IOException {
        Transcript transcript = Recorded.session(sessions);
        String events = Files.readString(transcript.events());
        Files.writeString(transcript.events(), events.replace("x df -h", "x df -i"));

        Result result = lines.run("transcript verify");

        assertEquals(ExitCode.ILL, result.exit());
        assertEquals(
                "event 3 was changed: event 4 holds another hash of it",
                result.notes().get(0).text());
        assertThrows(UserError.class, () -> lines.run("transcript seal"));
    }

    @Test
    void noticesAChangedReplay() throws InterruptedException, IOException {
        Transcript transcript = Recorded.session(sessions);
        Files.writeString(transcript.cast(), "[1.0, \"o\", \"forged\"]\n", StandardOpenOption.APPEND);

        assertEquals(
                "the replay was changed: session.cast",
                lines.run("transcript verify").notes().get(0).text());
    }

    @Test
    void whatIsMaskedAlreadyIsNotMaskedAgain() throws InterruptedException {
        Recorded recorded = new Recorded(sessions);
        recorded.command("x git clone https://ghp_abcdefghijklmnopqrst0123@github.com/x", 0, "password=hunter2\n");
        recorded.recorder.close();
        String head = Chain.check(recorded.transcript).head();

        assertEquals(
                "nothing to mask in " + recorded.transcript.id() + ", it is as it was",
                lines.run("transcript redact last").notes().get(0).text());
        assertEquals(head, Chain.check(recorded.transcript).head());
    }

    @Test
    void masksWhatTheInventorySaysIsASecret() throws InterruptedException, IOException {
        Recorded recorded = new Recorded(sessions);
        recorded.command("x cat door", 0, "badge 4711\n");
        recorded.recorder.close();

        lines.run("transcript redact last");

        assertTrue(Files.readString(recorded.transcript.events()).contains("badge [masked:pattern]"));
    }

    @Test
    void repairsATornLineAndSaysWhatItDropped() throws InterruptedException, IOException {
        Recorded recorded = new Recorded(sessions);
        recorded.command("nodes", 0, "n1\n");
        Path copy = Files.createDirectory(sessions.resolve("2026-11-22T083104Z-lab-copy"));
        String events = Files.readString(recorded.transcript.events()).replaceAll("\"pid\":\\d+,", "");
        Files.writeString(copy.resolve("events.jsonl"), events + "{\"seq\":3,\"ts\":\"20");
        Files.copy(recorded.transcript.cast(), copy.resolve("session.cast"));

        String before = lines.shown("transcript show copy");
        String repair = lines.shown("transcript repair copy");

        assertEquals(
                """
                08:31:04 nodes (exit 0, 100 ms)
                ▲ copy ended unexpectedly
                ▲ its last line is torn
                next: transcript repair copy""",
                before);
        assertEquals("FILE\tBYTES DROPPED\tWHAT STOOD THERE\nevents.jsonl\t17\t{\"seq\":3,\"ts\":\"20", repair);
        assertEquals(events, Files.readString(copy.resolve("events.jsonl")));
        assertEquals("✓ copy has no torn line", lines.shown("transcript repair copy"));
        recorded.recorder.close();
    }

    @Test
    void neverCutsOffWhatFollowsALineThatIsNotOurs() throws InterruptedException, IOException {
        Transcript transcript = Recorded.session(sessions);
        String whole = Files.readString(transcript.cast());
        Files.writeString(transcript.cast(), "x".repeat(TranscriptLines.LONGEST_BYTES + 100_000) + "\n" + whole);
        long size = Files.size(transcript.cast());

        UserError error = assertThrows(UserError.class, () -> lines.run("transcript repair last"));

        assertTrue(error.what().contains("a line of more than 16777216 bytes"), error.what());
        assertEquals(size, Files.size(transcript.cast()));
    }

    @Test
    void cutsOffALongTailWithoutAnEnd() throws InterruptedException, IOException {
        Transcript transcript = Recorded.session(sessions);
        String whole = Files.readString(transcript.cast());
        Files.write(transcript.cast(), new byte[TranscriptLines.LONGEST_BYTES + 100_000], StandardOpenOption.APPEND);

        lines.run("transcript repair last");

        assertEquals(whole, Files.readString(transcript.cast()));
    }

    @Test
    void redactsAfterwardsAndChainsAnew() throws InterruptedException, IOException {
        Recorded recorded = new Recorded(sessions);
        recorded.command("x cat badge", 0, "badge 4711\n" + "line\n".repeat(20_000) + "badge 4711\n");
        recorded.recorder.close();

        String said = lines.shown("transcript redact " + recorded.transcript.id() + " --pattern 'badge (\\d+)'");

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

        lines.shown("transcript redact last");

        assertEquals(head, Chain.check(transcript).head());
    }

    @Test
    void whatIsBeingRecordedIsNotRewritten() {
        Recorded recorded = new Recorded(sessions);

        UserError error =
                assertThrows(UserError.class, () -> lines.run("transcript redact " + recorded.transcript.id()));

        assertEquals(ExitCode.REFUSED, error.exit());
        recorded.recorder.close();
    }
}
