// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.etcd.quorum;

import io.jumpkit.error.ExitCode;
import io.jumpkit.json.Scalar;
import io.jumpkit.output.Mark;
import java.util.Locale;

/** How a cluster stands, in the words that all systems share. */
public enum Standing implements Scalar {
    HEALTHY(Mark.GOOD, ExitCode.DONE),
    DEGRADED(Mark.WARN, ExitCode.DONE),
    AT_THE_EDGE(Mark.WARN, ExitCode.DONE),
    NO_QUORUM(Mark.BAD, ExitCode.ILL),
    SPLIT(Mark.BAD, ExitCode.ILL),
    IDENTITY_MISMATCH(Mark.BAD, ExitCode.ILL),
    /** Too few answered to say; never to be taken for good. */
    UNKNOWN(Mark.WARN, ExitCode.UNANSWERED);

    private final Mark mark;
    private final ExitCode exit;

    Standing(Mark mark, ExitCode exit) {
        this.mark = mark;
        this.exit = exit;
    }

    Mark mark() {
        return mark;
    }

    ExitCode exit() {
        return exit;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
