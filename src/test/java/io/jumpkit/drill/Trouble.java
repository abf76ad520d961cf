// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.drill;

import io.jumpkit.testing.JumpkitProcess.Ended;

/** What comes between an operator and the end of a runbook. One for a round, so that it knows what it did already. */
interface Trouble {
    /** That of this round. */
    Trouble CURRENT = of(Round.current());

    /** Follows a run until it ends in a way that is not the trouble's doing. */
    Ended follow(Following run) throws InterruptedException;

    private static Trouble of(Round round) {
        return switch (round.way()) {
            case PLAIN, BASTION -> run -> run.once(process -> {});
            case POWER -> new LostPower(round);
            case KILLED -> new KilledShell(round);
        };
    }
}
