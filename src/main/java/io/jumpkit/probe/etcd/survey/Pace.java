// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.etcd.survey;

import io.jumpkit.inventory.EtcdSettings.Via;
import java.time.Duration;

/**
 * How long a session waits for etcd. The first question of a process loads some two thousand classes, which takes half a
 * second, and several on a machine that is busy with the same incident; the first of a session over SSH opens
 * connections, through a bastion perhaps. That time must not be held against etcd.
 */
final class Pace {
    /** What a question gets the first time. */
    private static final Duration FIRST = Duration.ofSeconds(15);

    /** What the others get at least once one has answered. */
    private static final Duration SHORTEST_GRACE = Duration.ofSeconds(1);

    /** What opening connections and loading classes may take before a road counts as a slow one. */
    private static final Duration USUAL_BEGINNING = Duration.ofSeconds(1);

    private static final Duration LONGEST_GRACE = Duration.ofSeconds(5);

    /** A lost first packet is sent again after 1 s; who has said nothing then is not there. */
    private static final Duration SILENCE = Duration.ofMillis(1500);

    /** A native client is started for each question, and says why it gave up only after it did. */
    private static final Duration MORE_ON_THE_NODE = Duration.ofSeconds(4);

    private static volatile boolean loaded;

    private final Via via;
    private volatile boolean heard;

    Pace(Via via) {
        this.via = via;
    }

    private boolean overSsh() {
        return via != Via.DIRECT;
    }

    /** Somebody answered, or refused: all is loaded now, and the way is open. */
    void heard() {
        loaded = true;
        heard = true;
    }

    /** Nobody answered in all the time of a beginning: the next question need not wait as long for the same silence. */
    void waitedInVain() {
        heard();
    }

    /** Whether nobody has answered yet, so that times are those of beginning. */
    boolean isFirst() {
        return !loaded || overSsh() && !heard;
    }

    private Duration usual(Duration direct) {
        return via == Via.NODE ? direct.plus(MORE_ON_THE_NODE) : direct;
    }

    /** Whether questions are put one after another: not where each starts a client of its own. */
    boolean inTurn() {
        return via != Via.NODE;
    }

    /** For one question. */
    Duration question() {
        return isFirst() ? FIRST : usual(Surveyor.PER_ENDPOINT);
    }

    /** For all questions together while nobody has answered. */
    Duration survey() {
        return isFirst() ? FIRST : surveyOnceHeard();
    }

    /** For all questions together, where somebody answers. */
    Duration surveyOnceHeard() {
        return usual(Surveyor.IN_ALL);
    }

    /**
     * How long somebody who has not answered anything is waited for, once another has: what a connection needs, or as much
     * longer as this road is slower.
     */
    Duration silence(Duration firstAnswer) {
        Duration onThisRoad = firstAnswer.plus(grace(firstAnswer));
        Duration usual = usual(SILENCE);
        return onThisRoad.compareTo(usual) > 0 ? onThisRoad : usual;
    }

    /**
     * For the others after an answer to the first survey. A first answer within two seconds ends the survey within three;
     * a later one tells of a slow road, on which the others get more, but not for ever: a host that is off would not answer
     * later either.
     */
    static Duration grace(Duration firstAnswer) {
        Duration slow = firstAnswer.minus(USUAL_BEGINNING);
        Duration atLeast = slow.compareTo(SHORTEST_GRACE) < 0 ? SHORTEST_GRACE : slow;
        return atLeast.compareTo(LONGEST_GRACE) > 0 ? LONGEST_GRACE : atLeast;
    }
}
