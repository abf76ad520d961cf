// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.etcd.quorum;

import io.jumpkit.inventory.Cluster;
import io.jumpkit.probe.etcd.client.Alarm;
import io.jumpkit.probe.etcd.client.Reason;
import io.jumpkit.probe.etcd.node.MemberNodes;
import io.jumpkit.probe.etcd.survey.EtcdView;
import io.jumpkit.probe.etcd.survey.MemberState;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What to type after {@code etcd quorum}: each kind of trouble has its own way out, and replacing is for the dead. Pure. */
final class Advice {
    private final Quorum quorum;
    private final EtcdView view;
    private final Set<String> next = new LinkedHashSet<>();

    private Advice(Quorum quorum, EtcdView view) {
        this.quorum = quorum;
        this.view = view;
    }

    /** What to type next, the first thing first; nothing where nothing is wrong. */
    static List<String> next(Quorum quorum, EtcdView view, Cluster cluster) {
        Advice advice = new Advice(quorum, view);
        advice.start(cluster);
        if (quorum.voters() == 0) {
            // Before 3.6 an etcd that starts without a majority answers nobody, whatever it has on its disk.
            advice.next.add("etcd data-dir");
            advice.next.add("run etcd-no-quorum");
        } else if (quorum.standing() == Standing.NO_QUORUM) {
            advice.next.add("run etcd-no-quorum");
        } else {
            advice.members();
        }
        return List.copyOf(advice.next);
    }

    /** A host that refuses is up, and its etcd is not: the one thing that can be typed at once. */
    private void start(Cluster cluster) {
        view.voters().stream()
                .filter(m -> isFor(m, Reason.REFUSED))
                .flatMap(m -> MemberNodes.of(cluster, m.member()).stream())
                .findFirst()
                .ifPresent(node -> next.add("service start etcd --on " + node.name()));
    }

    private void members() {
        for (Alarm alarm : view.alarms()) {
            next.add(alarm.isCorrupt() ? "run etcd-corrupt-member" : "run etcd-nospace");
        }
        if (view.voters().stream().anyMatch(m -> !m.answered())) {
            next.add("run etcd-replace-member");
        }
        if (view.voters().stream().anyMatch(m -> isFor(m, Reason.NO_LEADER))) {
            next.add("ping --tcp 2380");
        }
        if (view.voters().stream().anyMatch(this::isSlow)) {
            next.add("etcd latency");
            next.add("run etcd-slow-or-electing");
        }
    }

    private boolean isSlow(MemberState member) {
        return member.slow() || (member.answered() && isFor(member, Reason.TIMED_OUT));
    }

    private static boolean isFor(MemberState member, Reason reason) {
        return member.trouble().filter(t -> t.reason() == reason).isPresent();
    }
}
