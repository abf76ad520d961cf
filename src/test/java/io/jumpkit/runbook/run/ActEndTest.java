// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.runbook.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jumpkit.error.ExitCode;
import io.jumpkit.error.UserError;
import org.junit.jupiter.api.Test;

class ActEndTest {
    @Test
    void whoGotNoAnswerDoesNotKnowWhatHappened() {
        ActEnd end = ActEnd.of(UserError.of(ExitCode.UNANSWERED, "n2 does not answer", ""));

        assertEquals(ActEnd.Outcome.UNKNOWN, end.outcome());
        assertFalse(end.untouched());
    }

    @Test
    void aCommandThatKnowsThatItChangedNothingLeavesNothingUnknown() {
        UserError error = UserError.of(ExitCode.TIMED_OUT, "n2 sent nothing; nothing was kept", "");

        ActEnd end = ActEnd.of(error.changedNothing().causedBy(new IllegalStateException("late")));

        assertEquals(ActEnd.Outcome.FAILED, end.outcome());
        assertTrue(end.untouched());
    }

    @Test
    void whatWasRefusedWasNeverBegun() {
        assertTrue(ActEnd.of(UserError.refused("etcd runs on n1", "")).untouched());
    }
}
