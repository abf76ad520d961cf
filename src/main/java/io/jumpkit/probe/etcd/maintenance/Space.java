// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.etcd.maintenance;

import io.jumpkit.deadline.Deadline;
import io.jumpkit.probe.etcd.survey.Cells;
import io.jumpkit.probe.etcd.survey.EtcdProbe;
import io.jumpkit.probe.etcd.survey.EtcdView;
import io.jumpkit.probe.etcd.survey.MemberState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How much of its quota a member's database takes.
 *
 * @param quotaBytes absent when neither its status (3.6) nor its metrics said it
 */
public record Space(MemberState member, Optional<Long> quotaBytes) {
    /** etcd's own alert for low space (contrib/mixin, etcdDatabaseQuotaLowSpace). */
    static final double FULL = 0.95;

    private static final String QUOTA = "etcd_server_quota_backend_bytes";

    /** The space of every member that answers. */
    public static List<Space> of(EtcdView view, EtcdProbe probe, Optional<Long> known, Deadline deadline) {
        List<Space> spaces = new ArrayList<>();
        for (MemberState m : view.members()) {
            if (m.answered()) {
                spaces.add(new Space(m, known.or(() -> quota(m, probe, deadline))));
            }
        }
        return List.copyOf(spaces);
    }

    private static Optional<Long> quota(MemberState m, EtcdProbe probe, Deadline deadline) {
        var said = m.status().orElseThrow().quotaBytes();
        if (said.isPresent()) {
            return Optional.of(said.getAsLong());
        }
        return probe.metrics()
                .of(m.member(), m.endpoint().orElseThrow(), deadline)
                .value()
                .flatMap(page -> page.value(QUOTA).stream().boxed().findFirst())
                .map(Double::longValue);
    }

    /** The size of the file, holes and all: this is what etcd compares with the quota. */
    public long dbBytes() {
        return member.status().orElseThrow().dbBytes();
    }

    /** Whether the next writes raise the alarm again. */
    boolean exceeded() {
        return quotaBytes.filter(q -> dbBytes() >= q * FULL).isPresent();
    }

    /** {@code n1 holds 67 MB of 67 MB}. */
    public String words() {
        return member.member().called() + " holds " + Cells.bytes(dbBytes()) + " of "
                + quotaBytes.map(Cells::bytes).orElse("an unknown quota");
    }
}
