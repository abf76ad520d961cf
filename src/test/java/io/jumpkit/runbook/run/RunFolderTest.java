// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.runbook.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jumpkit.error.ExitCode;
import io.jumpkit.error.UserError;
import io.jumpkit.session.Events;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFolderTest {
    @TempDir
    Path state;

    private RunFolder run;

    @BeforeEach
    void create() {
        run = new Runs(state).create("# text\n");
    }

    private Journal open() {
        JournalSink sink = run.open("ann (pid 1)");
        return new Journal(sink, Clock.systemUTC(), Events.NONE, run.records());
    }

    @Test
    void whoeverComesSecondIsToldWhoHasIt() {
        try (Journal first = open()) {
            first.write(Kind.START, "", Map.of());

            UserError error = assertThrows(UserError.class, () -> run.open("bob (pid 2)"));

            assertEquals("run " + run.id() + " is being followed by ann (pid 1)", error.what());
            assertEquals(ExitCode.REFUSED, error.exit());
        }
    }

    @Test
    void isFreeAgainWhenItIsLeft() {
        open().close();

        open().close();

        assertEquals(List.of(), run.records());
    }

    @Test
    void aTornLastLineIsCutOff() throws Exception {
        try (Journal journal = open()) {
            journal.write(Kind.START, "", Map.of("runbook", "x"));
        }
        Files.writeString(run.journal(), "{\"n\":2,\"at\":\"20", StandardOpenOption.APPEND);

        try (Journal journal = open()) {
            journal.write(Kind.RESUME, "", Map.of());
        }

        List<Kind> kinds = run.records().stream().map(JournalRecord::kind).toList();
        assertEquals(List.of(Kind.START, Kind.RESUME), kinds);
        assertTrue(Files.readString(run.journal()).endsWith("}\n"));
    }

    @Test
    void aCharacterThatWasTornIsCutOffToo() throws Exception {
        try (Journal journal = open()) {
            journal.write(Kind.START, "", Map.of("runbook", "größer"));
        }
        Files.write(run.journal(), new byte[] {'{', (byte) 0xc3}, StandardOpenOption.APPEND);

        assertEquals("größer", run.records().get(0).text("runbook"));
        try (Journal journal = open()) {
            journal.write(Kind.RESUME, "", Map.of());
        }

        assertEquals(2, run.records().size());
    }

    @Test
    void aBrokenJournalIsNamedAndInNobodysWay() throws Exception {
        try (Journal journal = open()) {
            journal.write(Kind.START, "", Map.of());
        }
        RunFolder other = new Runs(state).create("other");
        Files.writeString(other.journal(), "{\"n\":1}\n");

        assertEquals(
                List.of(run.id()),
                new Runs(state).all().stream().map(RunFolder::id).toList());
        UserError broken = assertThrows(UserError.class, () -> new Runs(state).find(other.id()));
        assertTrue(
                broken.what().startsWith("line 1 of the journal of run " + other.id() + " is no record"),
                broken.what());
    }

    @Test
    void isForItsOwnerOnly() throws Exception {
        open().close();

        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(run.journal())));
        Path folder = run.journal().getParent();
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)));
    }

    @Test
    void anIdMayBeShortened() {
        try (Journal journal = open()) {
            journal.write(Kind.START, "", Map.of());
        }

        assertEquals(run.id(), new Runs(state).find(run.id().substring(0, 2)).id());
        assertEquals(run.id(), new Runs(state).find("last").id());
        UserError error = assertThrows(UserError.class, () -> new Runs(state).find("zz"));
        assertEquals("there is no run 'zz'", error.what());
    }

    private static void begin(RunFolder run, boolean over) {
        try (Journal journal = new Journal(run.open("ann (pid 1)"), Clock.systemUTC(), Events.NONE, run.records())) {
            journal.write(Kind.START, "", Map.of("runbook", "small"));
            if (over) {
                journal.write(Kind.END, "", Map.of("state", "done"));
            }
        }
    }

    @Test
    void theOnlyRunThatIsNotOverNeedsNoName() {
        Runs runs = new Runs(state);
        begin(run, false);
        begin(runs.create("# text\n"), true);

        assertEquals(run.id(), runs.onlyUnfinished().id());
    }

    @Test
    void aRunThatChangedNothingIsNotInTheWayOfTheOneThatDid() {
        Runs runs = new Runs(state);
        begin(run, false);
        try (Journal journal = new Journal(run.open("ann (pid 1)"), Clock.systemUTC(), Events.NONE, run.records())) {
            journal.write(Kind.INTENT, "add", Map.of("act", new Act("add", 0, 0).key(), "line", "fleet add n4"));
        }
        begin(runs.create("# text\n"), false);

        assertEquals(run.id(), runs.onlyUnfinished().id());
    }

    @Test
    void severalRunsThatAreNotOverAreNamed() {
        Runs runs = new Runs(state);
        RunFolder other = runs.create("# text\n");
        begin(run, false);
        begin(other, false);

        UserError error = assertThrows(UserError.class, runs::onlyUnfinished);

        assertEquals(ExitCode.USAGE, error.exit());
        assertTrue(error.what().startsWith("2 runs can be resumed, newest first: "), error.what());
        assertTrue(error.what().contains(run.id() + " (small, open)"), error.what());
        assertTrue(error.what().contains(other.id() + " (small, open)"), error.what());
        assertTrue(error.hint().startsWith("type: runbook resume "), error.hint());
    }

    @Test
    void whereEveryRunIsOverNoneCanBeResumed() {
        begin(run, true);

        UserError error = assertThrows(UserError.class, () -> new Runs(state).onlyUnfinished());

        assertEquals("no run can be resumed: none was left before its end", error.what());
        assertEquals("type: runbook runs", error.hint());
    }
}
