// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.drill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jumpkit.lab.Lab;
import io.jumpkit.lab.LabBench;
import io.jumpkit.testing.JumpkitProcess;
import io.jumpkit.testing.JumpkitProcess.Ended;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** {@code runbook drill}: an operator practises, is told that it is not over yet, and then that it is. */
@Lab("etcd")
class PractisedIT {
    private static final Duration LIMIT = Duration.ofMinutes(3);

    private final LabBench lab;

    PractisedIT(LabBench lab) {
        this.lab = lab;
    }

    private Ended types(int exit, String line) throws InterruptedException {
        Ended ended = JumpkitProcess.launch(lab.settings().environment(), "lab", "-c", line)
                .end(LIMIT);
        assertEquals(exit, ended.exit(), line + ": " + ended.out() + ended.err());
        return ended;
    }

    @Test
    void theClockStopsWhenAllIsWellAgain() throws InterruptedException {
        Ended none = types(2, "runbook drill --end");
        assertTrue(none.err().contains("no drill was begun"), none.err());

        Ended begun = types(0, "runbook drill etcd-nospace");
        assertTrue(begun.err().contains("database space exceeded"), begun.out() + begun.err());

        Ended early = types(1, "runbook drill --end");
        assertTrue(early.err().contains("etcd-nospace: not well after"), early.out() + early.err());

        types(0, "run etcd-nospace --ack-notes");
        Ended over = types(0, "runbook drill --end");
        assertTrue(over.err().contains("etcd-nospace: all is well after"), over.out() + over.err());
        assertTrue(over.out().contains("were acknowledged"), over.out());
    }
}
