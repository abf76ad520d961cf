// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.etcd.members;

import io.jumpkit.command.ParameterType;
import io.jumpkit.deadline.Cancellation;
import io.jumpkit.output.Candidate;
import io.jumpkit.probe.etcd.client.Member;
import io.jumpkit.probe.etcd.survey.EtcdProbe;
import io.jumpkit.probe.etcd.survey.EtcdView;
import io.jumpkit.probe.etcd.survey.MemberRef;
import io.jumpkit.probe.etcd.survey.MemberRow;
import io.jumpkit.probe.etcd.survey.MemberState;
import io.jumpkit.session.Session;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/** {@code etcd.member}: a member of the cluster in use, by name or hex id. */
public final class MemberType implements ParameterType<MemberRef> {

    @Override
    public String name() {
        return "etcd.member";
    }

    @Override
    public Class<MemberRef> type() {
        return MemberRef.class;
    }

    /** A cluster that does not answer blocks nobody: then any text may be a member, and the command will see. */
    @Override
    public MemberRef parse(String text, Session session) {
        MemberRef ref = MemberRef.of(text, session.requireCluster());
        EtcdProbe.of(session).quickList().ifPresent(ref::one);
        return ref;
    }

    @Override
    public List<Candidate> candidates(Session session) {
        List<MemberRow> rows = facts(session);
        return rows.stream()
                .map(row -> Candidate.of(
                        isUnique(row, rows) ? row.called() : row.id().toString(), describe(row)))
                .toList();
    }

    /** Nobody keeps two members from having the same name, or from waiting to be started on one node. */
    private static boolean isUnique(MemberRow row, List<MemberRow> rows) {
        return rows.stream().filter(r -> r.called().equals(row.called())).count() == 1;
    }

    @Override
    public Optional<Class<? extends Record>> factsAre() {
        return Optional.of(MemberRow.class);
    }

    @Override
    public List<MemberRow> facts(Session session) {
        EtcdView view = look(session);
        return view.members().stream()
                .map(m -> MemberRow.of(m, view, session.requireCluster()))
                .toList();
    }

    @Override
    public Optional<Record> facts(MemberRef value, Session session) {
        EtcdView view = look(session);
        List<Member> meant =
                value.among(view.members().stream().map(MemberState::member).toList());
        return meant.size() == 1
                ? view.member(meant.get(0).id()).map(m -> MemberRow.of(m, view, session.requireCluster()))
                : Optional.empty();
    }

    private static String describe(MemberRow row) {
        String role = row.leader() ? "leader" : row.learner() ? "learner" : "voter";
        String state = row.healthy() ? "healthy" : row.detail().orElse("unhealthy");
        return row.id() + "  " + role + "  " + state + "  " + String.join(" ", row.peerUrls());
    }

    private static EtcdView look(Session session) {
        try {
            return EtcdProbe.of(session).look(new Cancellation());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("stopped by the operator");
        }
    }
}
