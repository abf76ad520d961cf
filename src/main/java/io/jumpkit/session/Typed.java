// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.session;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What was typed in this session, kept in memory: a full disk takes no history. */
public final class Typed {
    private static final int MOST = 1000;

    private final List<Line> lines = new ArrayList<>();

    /** A line and when it was typed. */
    public record Line(Instant at, String text) {}

    /** Keeps a line. */
    public synchronized void add(Instant at, String text) {
        if (lines.size() == MOST) {
            lines.remove(0);
        }
        lines.add(new Line(at, text));
    }

    /** All that is kept, the oldest first. */
    public synchronized List<Line> lines() {
        return List.copyOf(lines);
    }
}
