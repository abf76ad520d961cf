// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.etcd.quorum;

import io.jumpkit.command.DangerCommand;
import io.jumpkit.output.Line;
import io.jumpkit.probe.etcd.survey.EtcdView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a confirmation shows of a dangerous change: which cluster, who serves now, and what would be left. */
public final class Confirmation {
    private Confirmation() {}

    /** What stands in a confirmation: who serves now, and what would be left. */
    public static List<Line> evidence(EtcdView view, String after) {
        List<Line> lines = new ArrayList<>();
        Quorum now = Quorum.of(view);
        lines.add(Line.of("now    " + now.healthy() + " of " + now.voters() + " voters serve, tolerates "
                + now.tolerates() + " (" + now.standing() + ")"));
        if (!after.isEmpty()) {
            lines.add(Line.of("after  " + after));
        }
        return lines;
    }

    /** The fingerprint that a confirmation shows. */
    static String fingerprint(EtcdView view) {
        return "etcd cluster " + view.clusterId().map(Object::toString).orElse("unknown");
    }

    /** What a confirmation shows of a change. */
    public static DangerCommand.Danger danger(
            EtcdView view, String target, String what, List<Line> evidence, Optional<String> undo) {
        return new DangerCommand.Danger(target, fingerprint(view), what, evidence, undo);
    }
}
