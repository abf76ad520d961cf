// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.etcd.client;

import com.google.protobuf.ByteString;
import io.etcd.jetcd.api.AlarmRequest;
import io.etcd.jetcd.api.ClusterGrpc;
import io.etcd.jetcd.api.KVGrpc;
import io.etcd.jetcd.api.MaintenanceGrpc;
import io.etcd.jetcd.api.MemberListRequest;
import io.etcd.jetcd.api.RangeRequest;
import io.etcd.jetcd.api.StatusRequest;
import io.grpc.Channel;
import io.grpc.ClientInterceptors;
import io.grpc.Metadata;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.AbstractStub;
import io.grpc.stub.MetadataUtils;
import io.jumpkit.deadline.Deadline;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * One endpoint, asked one question at a time. Every question has a deadline; a failure is an answer.
 *
 * <p>Uses jetcd's generated stubs and not its client: that one has no deadline per call, picks an endpoint by itself,
 * and cannot name every alarm (https://github.com/etcd-io/jetcd).
 */
public final class EtcdClient {
    /** The key that etcdctl's health check reads; it need not exist. */
    private static final ByteString HEALTH_KEY = ByteString.copyFromUtf8("health");

    private static final Metadata.Key<String> REQUIRE_LEADER =
            Metadata.Key.of("hasleader", Metadata.ASCII_STRING_MARSHALLER);

    /** After these a connection is not used again. */
    private static final Set<Reason> BROKEN = Set.of(Reason.CUT);

    private final Endpoint endpoint;
    private final Connections connections;
    private final Login login;

    public EtcdClient(Endpoint endpoint, Connections connections, Login login) {
        this.endpoint = endpoint;
        this.connections = connections;
        this.login = login;
    }

    Endpoint endpoint() {
        return endpoint;
    }

    /** Whether anything listens there: found out in a process that has not loaded gRPC yet, too. */
    public Answer<Boolean> reachable(Deadline deadline) {
        return connections.reachable(endpoint, deadline);
    }

    /** What the member says of itself; answered without quorum. */
    public Answer<EndpointStatus> status(Deadline deadline) {
        // Nothing that etcd is busy with delays a status: a connection without one is dead.
        return read(
                deadline,
                c -> EndpointStatus.from(
                        by(deadline, MaintenanceGrpc.newBlockingStub(c)).status(StatusRequest.getDefaultInstance())),
                Set.of(Reason.CUT, Reason.TIMED_OUT));
    }

    /** The member list as this member knows it; answered without quorum, so perhaps stale. */
    public Answer<List<Member>> members(Deadline deadline) {
        return read(deadline, c -> by(deadline, ClusterGrpc.newBlockingStub(c))
                .memberList(MemberListRequest.getDefaultInstance())
                .getMembersList()
                .stream()
                .map(Member::from)
                .toList());
    }

    /** A read that this member answers alone. */
    public Answer<Boolean> readSerializable(Deadline deadline) {
        return read(deadline, true);
    }

    /** A read that a majority must confirm: it succeeds only where there is a quorum. */
    public Answer<Boolean> readLinearizable(Deadline deadline) {
        return read(deadline, false);
    }

    /** A user who may not read the key was still answered, and that is what was asked. */
    private Answer<Boolean> read(Deadline deadline, boolean serializable) {
        RangeRequest request = RangeRequest.newBuilder()
                .setKey(HEALTH_KEY)
                .setKeysOnly(true)
                .setLimit(1)
                .setSerializable(serializable)
                .build();
        long start = System.nanoTime();
        Answer<Boolean> answer = read(deadline, c -> {
            by(deadline, KVGrpc.newBlockingStub(serializable ? c : requireLeader(c)))
                    .range(request);
            return true;
        });
        boolean denied = answer.failure()
                .filter(f -> f.reason() == Reason.AUTH && f.detail().contains("permission denied"))
                .isPresent();
        return denied ? new Answer.Got<>(true, Duration.ofNanos(System.nanoTime() - start)) : answer;
    }

    /** The alarms that stand; needs a quorum, unlike those that a status carries. */
    public Answer<List<Alarm>> alarms(Deadline deadline) {
        AlarmRequest get = AlarmRequest.newBuilder()
                .setAction(AlarmRequest.AlarmAction.GET)
                .build();
        return ask(deadline, c -> by(deadline, MaintenanceGrpc.newBlockingStub(c)).alarm(get).getAlarmsList().stream()
                .map(a -> new Alarm(new MemberId(a.getMemberID()), AlarmKinds.name(a.getAlarmValue())))
                .toList());
    }

    /** Asks what changes nothing: a connection that broke while it lay idle says nothing of the member, a new one does. */
    private <T> Answer<T> read(Deadline deadline, Function<Channel, T> question) {
        return read(deadline, question, BROKEN);
    }

    private <T> Answer<T> read(Deadline deadline, Function<Channel, T> question, Set<Reason> distrusted) {
        Answer<T> first = ask(deadline, question, distrusted);
        boolean cut = first.failure().filter(f -> f.reason() == Reason.CUT).isPresent();
        return cut ? ask(deadline, question, distrusted) : first;
    }

    /** Asks something on the channel; where etcd wants a user and the inventory names one, logs in and asks again. */
    public <T> Answer<T> ask(Deadline deadline, Function<Channel, T> question) {
        return ask(deadline, question, BROKEN);
    }

    private <T> Answer<T> ask(Deadline deadline, Function<Channel, T> question, Set<Reason> distrusted) {
        Answer<Channel> way = connections.to(endpoint, deadline);
        if (way instanceof Answer.Failed<Channel> none) {
            return none.as();
        }
        Channel channel = way.value().orElseThrow();
        Answer<T> first = put(channel, question, distrusted);
        boolean loginNeeded = first.failure()
                .filter(f -> f.reason() == Reason.AUTH && login.mayHelp(f.detail()))
                .isPresent();
        if (!loginNeeded) {
            return first;
        }
        Optional<Answer.Failed<T>> refused = login.renew(channel, deadline).map(Answer.Failed::as);
        return refused.isPresent() ? refused.get() : put(channel, question, distrusted);
    }

    private <T> Answer<T> put(Channel channel, Function<Channel, T> question, Set<Reason> distrusted) {
        long start = System.nanoTime();
        try {
            T value = question.apply(login.attach(channel));
            return new Answer.Got<>(value, Duration.ofNanos(System.nanoTime() - start));
        } catch (StatusRuntimeException e) {
            Answer.Failed<T> failed = FailureReader.read(e);
            Answer.Failed<T> explained = connections.explained(endpoint, failed);
            if (distrusted.contains(failed.reason())) {
                connections.distrust(endpoint, channel);
            }
            return explained;
        }
    }

    public static <S extends AbstractStub<S>> S by(Deadline deadline, S stub) {
        return stub.withDeadlineAfter(deadline.left().toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Has etcd say at once that there is no leader, instead of waiting for one. */
    public static Channel requireLeader(Channel channel) {
        Metadata headers = new Metadata();
        headers.put(REQUIRE_LEADER, "true");
        return ClientInterceptors.intercept(channel, MetadataUtils.newAttachHeadersInterceptor(headers));
    }
}
