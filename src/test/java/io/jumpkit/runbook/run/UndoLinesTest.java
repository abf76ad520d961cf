// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.runbook.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jumpkit.error.ExitCode;
import io.jumpkit.error.UserError;
import io.jumpkit.runbook.model.Runbook;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each line of a fence is done once, of a Run and of its Undo. */
class UndoLinesTest {
    private static final Runbook SWAP = Texts.runbook(
            "Swap", "**Run** (danger)\n\n```jumpkit\nfleet remove n3\nfleet add n4\n```\n\n**No undo:** no.\n\n");
    private static final Runbook TWO_BACK = Texts.runbook(
            "Add",
            Texts.ADD
                    + Texts.VERIFY.replace("name == 'n4'", "name == 'n9'")
                    + "**Undo:**\n\n```jumpkit\nfleet start n2\nfleet start n4\n```\n\n");

    @TempDir
    Path folder;

    private Bench bench;

    @BeforeEach
    void open() {
        bench = new Bench(folder);
    }

    @Test
    void aLineThatWasDoneIsNeitherPreparedNorConfirmedAgain() throws Exception {
        bench.fleet.failures.put("add n4", UserError.refused("not now", ""));

        Bench.Ended ended = bench.start(SWAP, Operator.types("prod/n3", "r", "prod/swap"), Map.of(), Answers.NONE);

        assertEquals(ExitCode.DONE, ended.exit(), ended.what());
        assertEquals(List.of("remove n3", "add n4"), bench.fleet.changes);
    }

    @Test
    void aLineThatWasDoneDoesNotStandInTheWayOfAResume() throws Exception {
        bench.fleet.failures.put("add n4", UserError.refused("not now", ""));
        bench.start(SWAP, Operator.types("prod/n3", "q"), Map.of(), Answers.NONE);

        Bench.Ended ended = bench.resume(SWAP, Operator.types("prod/swap"), Answers.NONE);

        assertEquals(ExitCode.DONE, ended.exit(), ended.what());
        assertEquals(List.of("remove n3", "add n4"), bench.fleet.changes);
    }

    @Test
    void anUndoGoesOnBehindTheLineThatWasDone() throws Exception {
        bench.fleet.failures.put("start n4", UserError.of(ExitCode.ILL, "no room", ""));
        bench.start(TWO_BACK, Operator.types("u", "y"), Map.of(), Answers.NONE);

        bench.resume(TWO_BACK, Operator.types("u", "y"), Answers.NONE);

        assertEquals(List.of("add n4", "start n2", "start n4"), bench.fleet.changes);
        assertEquals(List.of(), bench.history().standing());
    }

    @Test
    void aLineOfAnUndoThatRanUnseenIsNotAllOfTheUndo() throws Exception {
        bench.fleet.lost.put("start n2", true);
        bench.start(TWO_BACK, Operator.types("u", "y"), Map.of(), Answers.NONE);
        Operator operator = Operator.types("ran", "y");

        Bench.Ended ended = bench.abort(operator, Answers.NONE);

        assertTrue(operator.screen().contains("fleet start n2"), operator.screen());
        assertEquals(List.of("add n4", "start n2", "start n4"), bench.fleet.changes);
        assertEquals("5 aborted; nothing of it is left", ended.toString());
    }

    @Test
    void aRunThatIsDoneAnewIsTakenBackFromTheFirstLine() {
        List<JournalRecord> records = new ArrayList<>();
        write(records, Kind.INTENT, Map.of("act", "0.0"));
        write(records, Kind.RESULT, Map.of("act", "0.0", "outcome", "ok"));
        write(records, Kind.UNDO_INTENT, Map.of("act", "0.0"));
        write(records, Kind.UNDO_RESULT, Map.of("act", "0.0", "outcome", "ok", "whole", false));
        assertTrue(new History(records).undone(new Act("add", 0, 0)));

        write(records, Kind.INTENT, Map.of("act", "0.0"));

        assertEquals(false, new History(records).undone(new Act("add", 0, 0)));
    }

    @Test
    void journalsOfBeforeAreRead() {
        List<JournalRecord> records = new ArrayList<>();
        write(records, Kind.INTENT, Map.of("act", "0.0"));
        write(records, Kind.RESULT, Map.of("act", "0.0", "outcome", "ok"));
        write(records, Kind.UNDO_INTENT, Map.of("act", "0.0"));
        write(records, Kind.SETTLED, Map.of("act", "0.0", "as", "ran"));

        assertEquals(Act.State.UNDONE, new History(records).act(new Act("add", 0, 0)));
    }

    private static void write(List<JournalRecord> records, Kind kind, Map<String, Object> fields) {
        records.add(new JournalRecord(records.size() + 1, Instant.EPOCH, kind, "add", fields));
    }
}
