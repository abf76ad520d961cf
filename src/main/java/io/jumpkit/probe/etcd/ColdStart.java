// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.etcd;

import java.time.Duration;

/**
 * Whether this process has talked gRPC before. The first question loads some two thousand classes, which takes half a
 * second, and several on a machine that is busy with the same incident: that time must not be held against etcd.
 */
final class ColdStart {
    /** What a question gets the first time. */
    static final Duration PATIENCE = Duration.ofSeconds(15);

    private static volatile boolean over;

    private ColdStart() {}

    /** Somebody answered, or refused: all is loaded now. */
    static void over() {
        over = true;
    }

    /** The time for a question: the usual one, or more the first time. */
    static Duration orUsual(Duration usual) {
        return over ? usual : PATIENCE;
    }

    static boolean isOver() {
        return over;
    }
}
