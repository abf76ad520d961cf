// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.drill;

import io.jumpkit.testing.JumpkitProcess;
import io.jumpkit.testing.JumpkitProcess.Ended;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;

/** SIGKILL: at a record of the journal or a little after it, in one process after the other, until the run is over. */
final class KilledShell implements Trouble {
    private static final int LIVES = 80;
    private static final int RECORDS = 16;
    private static final int LATER_MS = 800;
    private static final int KILLED = 137;

    private final Round round;
    private final RandomGenerator random;

    KilledShell(Round round) {
        this.round = round;
        this.random = round.random();
    }

    @Override
    public Ended follow(Following run) throws InterruptedException {
        for (int life = 0; life < LIVES; life++) {
            Ended ended = live(run);
            Optional<Ended> over = ended.exit() == KILLED ? run.over(ended) : Optional.empty();
            if (over.isPresent() || ended.exit() != KILLED && !run.asksWhatBecame(ended)) {
                run.assertNothingWasRefused();
                return over.orElse(ended);
            }
        }
        throw new AssertionError("not over after " + LIVES + " lives");
    }

    private Ended live(Following run) throws InterruptedException {
        int enough = run.journal().size() + 1 + random.nextInt(RECORDS);
        Duration later = Duration.ofMillis(random.nextBoolean() ? 0 : random.nextInt(LATER_MS));
        return run.once(process -> killAt(enough, later, process, run));
    }

    private void killAt(int enough, Duration later, JumpkitProcess process, Following run) {
        while (process.alive() && run.journal().size() < enough) {
            LockSupport.parkNanos(2_000_000);
        }
        long end = System.nanoTime() + later.toNanos();
        while (process.alive() && System.nanoTime() < end) {
            LockSupport.parkNanos(2_000_000);
        }
        if (process.alive()) {
            process.kill();
            round.note("trouble: killed at record " + enough + " and " + later.toMillis() + " ms");
        }
    }
}
