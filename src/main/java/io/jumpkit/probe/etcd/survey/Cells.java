// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.etcd.survey;

import io.jumpkit.output.Line;
import io.jumpkit.output.Style;
import io.jumpkit.probe.etcd.client.Reason;
import java.util.Locale;

/** How etcd's facts look in a cell of a table. */
public final class Cells {
    private Cells() {}

    /** Whether a member is healthy, else why not. */
    public static Line state(MemberRow row) {
        return row.healthy()
                ? Line.of(Style.GOOD, "healthy")
                : Line.of(Style.BAD, row.reason().map(Reason::words).orElse("unhealthy"));
    }

    /** What a member is in its cluster. */
    public static Line role(MemberRow row) {
        if (row.leader()) {
            return Line.of(Style.STRONG, "leader");
        }
        return Line.of(row.learner() ? "learner" : "voter");
    }

    /** A size for people: {@code 20 kB}, {@code 1.4 GB}. */
    public static String bytes(long bytes) {
        String[] units = {"B", "kB", "MB", "GB", "TB"};
        double value = bytes;
        int unit = 0;
        while (value >= 1000 && unit < units.length - 1) {
            value /= 1000;
            unit++;
        }
        return String.format(Locale.ROOT, unit == 0 || value >= 100 ? "%.0f %s" : "%.1f %s", value, units[unit]);
    }
}
