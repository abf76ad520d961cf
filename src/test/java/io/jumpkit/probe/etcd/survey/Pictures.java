// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.etcd.survey;

import io.jumpkit.probe.etcd.client.Answer;
import io.jumpkit.probe.etcd.client.Endpoint;
import io.jumpkit.probe.etcd.client.EndpointStatus;
import io.jumpkit.probe.etcd.client.Member;
import io.jumpkit.probe.etcd.client.MemberId;
import io.jumpkit.probe.etcd.client.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Surveys as they would come in, for rules that judge them: members n1, n2, … with the ids 1, 2, … */
public final class Pictures {
    public static final MemberId CLUSTER = new MemberId(0xc1);

    private final List<Member> members = new ArrayList<>();
    private final List<Opinion> opinions = new ArrayList<>();
    private List<Member> told = members;
    private long leader = 1;
    private long term = 7;
    private MemberId cluster = CLUSTER;
    private List<String> errors = List.of();
    private long applied = 100;
    private String version = "3.4.23";

    /** A list of that many voters; then say what each answers. */
    public static Pictures of(int voters) {
        Pictures p = new Pictures();
        for (int i = 1; i <= voters; i++) {
            p.members.add(member(i, false));
        }
        return p;
    }

    static Member member(int number, boolean learner) {
        return new Member(
                new MemberId(number),
                "n" + number,
                List.of("http://10.0.1." + number + ":2380"),
                List.of("http://10.0.1." + number + ":2379"),
                learner);
    }

    public Pictures learner(int number) {
        members.add(member(number, true));
        return this;
    }

    public Pictures following(long newLeader, long newTerm) {
        leader = newLeader;
        term = newTerm;
        return this;
    }

    public Pictures inCluster(long id) {
        cluster = new MemberId(id);
        return this;
    }

    public Pictures applied(long index) {
        applied = index;
        return this;
    }

    public Pictures version(String newVersion) {
        version = newVersion;
        return this;
    }

    public Pictures saying(String... sentences) {
        errors = List.of(sentences);
        return this;
    }

    /** These members serve. */
    public Pictures serve(int... numbers) {
        for (int n : numbers) {
            opinions.add(answering(n, new Answer.Got<>(true, Duration.ofMillis(2))));
        }
        return this;
    }

    /** These members serve; the read alone and the one with a majority take that long. */
    public Pictures serveIn(long aloneMillis, long majorityMillis, int... numbers) {
        for (int n : numbers) {
            Opinion o = answering(n, new Answer.Got<>(true, Duration.ofMillis(majorityMillis)));
            Answer<Boolean> alone = new Answer.Got<>(true, Duration.ofMillis(aloneMillis));
            opinions.add(new Opinion(o.endpoint(), o.status(), o.members(), alone, o.linearizable()));
        }
        return this;
    }

    /** These members answer for themselves, but no majority confirms a read. */
    public Pictures stuck(int... numbers) {
        for (int n : numbers) {
            opinions.add(answering(n, Answer.failed(leader == 0 ? Reason.NO_LEADER : Reason.TIMED_OUT, "")));
        }
        return this;
    }

    /** These members do not answer. */
    public Pictures silent(Reason reason, int... numbers) {
        for (int n : numbers) {
            opinions.add(Opinion.silent(endpoint(n), Answer.failed(reason, "")));
        }
        return this;
    }

    /** Those that answer from now on do not know that member. */
    public Pictures lacking(int number) {
        told = members.stream()
                .filter(m -> !m.id().equals(new MemberId(number)))
                .toList();
        return this;
    }

    /** A member that is in no list any more. */
    public Pictures removed(int number) {
        members.removeIf(m -> m.id().equals(new MemberId(number)));
        return this;
    }

    private Opinion answering(int n, Answer<Boolean> linearizable) {
        EndpointStatus status = new EndpointStatus(
                cluster,
                new MemberId(n),
                new MemberId(leader),
                term,
                100,
                applied,
                40,
                version,
                20480,
                16384,
                OptionalLong.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                errors);
        return new Opinion(
                endpoint(n),
                new Answer.Got<>(status, Duration.ofMillis(1)),
                new Answer.Got<>(told, Duration.ofMillis(1)),
                new Answer.Got<>(true, Duration.ofMillis(1)),
                linearizable);
    }

    private static Endpoint endpoint(int n) {
        return Endpoint.parse("http://10.0.1." + n + ":2379");
    }

    public EtcdView view() {
        return EtcdView.of(new Survey(opinions, Instant.EPOCH), List.of());
    }
}
