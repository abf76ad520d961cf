// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.drill.rounds;

import io.jumpkit.drill.Way;
import java.util.List;

/**
 * How one round went.
 *
 * @param commit what was played, {@code +} behind it where files were changed since
 * @param trouble what happened on the way; empty where the trouble never came, which then is no round
 * @param seconds that the runbook was followed, the lab's preparation and the checks left out
 * @param at when it ended
 * @param kept the folder of a round that failed
 */
record PlayedRound(
        String commit,
        String runbook,
        String drill,
        Way way,
        long seed,
        boolean passed,
        double seconds,
        List<String> trouble,
        String at,
        String jdk,
        String etcd,
        String kept) {

    /** Whether the runbook was followed at all: a lab that does not come up says nothing of it. */
    boolean begun() {
        return !etcd.isEmpty();
    }

    /** Whether it was a round: the runbook was begun, and what makes the way happened unless it failed before. */
    boolean counts() {
        return begun() && (!passed || way == Way.PLAIN || way == Way.BASTION || !trouble.isEmpty());
    }

    /** What is typed to have it again. */
    String again() {
        return drill + " " + way.word() + " " + seed;
    }
}
