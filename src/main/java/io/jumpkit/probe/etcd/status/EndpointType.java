// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.etcd.status;

import io.jumpkit.command.ParameterType;
import io.jumpkit.deadline.Cancellation;
import io.jumpkit.error.ExitCode;
import io.jumpkit.error.UserError;
import io.jumpkit.output.Candidate;
import io.jumpkit.probe.etcd.client.Endpoint;
import io.jumpkit.probe.etcd.client.Member;
import io.jumpkit.probe.etcd.client.Reason;
import io.jumpkit.probe.etcd.node.MemberNodes;
import io.jumpkit.probe.etcd.survey.EtcdProbe;
import io.jumpkit.probe.etcd.survey.MemberRef;
import io.jumpkit.probe.etcd.survey.Survey;
import io.jumpkit.session.Session;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;

/** {@code etcd.endpoint}: a client URL, {@code host:port}, or the name of the node or member behind it. */
public final class EndpointType implements ParameterType<Endpoint> {

    @Override
    public String name() {
        return "etcd.endpoint";
    }

    @Override
    public Class<Endpoint> type() {
        return Endpoint.class;
    }

    @Override
    public Endpoint parse(String text, Session session) {
        if (text.contains("://")) {
            return Endpoint.parse(text);
        }
        EtcdProbe probe = EtcdProbe.of(session);
        return configured(text, probe).orElseGet(() -> ofMember(text, probe));
    }

    /** Found without asking anybody: a member that is in trouble can still be named. */
    private static Optional<Endpoint> configured(String text, EtcdProbe probe) {
        Optional<String> address =
                MemberNodes.at(probe.cluster(), text).map(n -> n.ssh().address());
        List<Endpoint> meant = probe.configured().stream()
                .filter(e -> e.authority().equals(text)
                        || e.host().equals(text)
                        || address.filter(e.host()::equals).isPresent())
                .toList();
        return meant.size() == 1 ? Optional.of(meant.get(0)) : Optional.empty();
    }

    private static Endpoint ofMember(String text, EtcdProbe probe) {
        List<Member> members = probe.quickList().orElseThrow(() -> unheard(text, probe));
        Member member = MemberRef.of(text, probe.cluster()).one(members);
        return member.clientUrls().stream()
                .flatMap(url -> Endpoint.of(url).stream())
                .findFirst()
                .orElseThrow(() -> UserError.usage(
                        "'" + text + "' says no client URL, so it was never started", "type: etcd members"));
    }

    private static UserError unheard(String text, EtcdProbe probe) {
        String known = probe.configured().stream().map(Endpoint::toString).collect(Collectors.joining(", "));
        return UserError.of(
                ExitCode.UNANSWERED,
                "nobody knows where '" + text + "' is: no endpoint of etcd told its members in time",
                "give the address: one of " + known);
    }

    @Override
    public List<Candidate> candidates(Session session) {
        return facts(session).stream()
                .map(row -> Candidate.of(row.endpoint().toString(), describe(row)))
                .toList();
    }

    @Override
    public Optional<Class<? extends Record>> factsAre() {
        return Optional.of(StatusRow.class);
    }

    @Override
    public List<StatusRow> facts(Session session) {
        try {
            EtcdProbe probe = EtcdProbe.of(session);
            Survey survey = probe.survey(new Cancellation());
            return StatusCommand.rows(survey, probe.view(survey));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("stopped by the operator");
        }
    }

    @Override
    public Optional<Record> facts(Endpoint value, Session session) {
        return facts(session).stream()
                .filter(row -> row.endpoint().samePlace(value))
                .map(Record.class::cast)
                .findFirst();
    }

    private static String describe(StatusRow row) {
        String state = row.answered()
                ? row.leader().orElse(false) ? "leader" : "follower"
                : row.reason().map(Reason::words).orElse("no answer");
        return row.name() + "  " + state + row.version().map(v -> "  " + v).orElse("");
    }
}
