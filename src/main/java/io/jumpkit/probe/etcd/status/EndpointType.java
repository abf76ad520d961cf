// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.etcd.status;

import io.jumpkit.command.ParameterType;
import io.jumpkit.deadline.Cancellation;
import io.jumpkit.output.Candidate;
import io.jumpkit.probe.etcd.client.Endpoint;
import io.jumpkit.probe.etcd.client.Reason;
import io.jumpkit.probe.etcd.survey.EtcdProbe;
import io.jumpkit.probe.etcd.survey.MemberRef;
import io.jumpkit.probe.etcd.survey.Survey;
import io.jumpkit.session.Session;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/** {@code etcd.endpoint}: a client URL, {@code host:port}, or the name of the member behind it. */
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
        Optional<Endpoint> configured = probe.configured().stream()
                .filter(e -> e.authority().equals(text) || e.host().equals(text))
                .findFirst();
        return configured.or(() -> ofMember(text, probe)).orElseGet(() -> Endpoint.parse(text));
    }

    private static Optional<Endpoint> ofMember(String text, EtcdProbe probe) {
        return probe.quickList().stream()
                .flatMap(list -> MemberRef.of(text, probe.cluster()).among(list).stream())
                .flatMap(m -> m.clientUrls().stream())
                .flatMap(url -> Endpoint.of(url).stream())
                .findFirst();
    }

    @Override
    public List<Candidate> candidates(Session session) {
        return facts(session).stream()
                .map(row -> Candidate.of(row.endpoint().toString(), describe(row)))
                .toList();
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
