// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.etcd.client;

import io.etcd.jetcd.api.AlarmRequest;
import io.etcd.jetcd.api.ClusterGrpc;
import io.etcd.jetcd.api.CompactionRequest;
import io.etcd.jetcd.api.DefragmentRequest;
import io.etcd.jetcd.api.HashKVRequest;
import io.etcd.jetcd.api.HashKVResponse;
import io.etcd.jetcd.api.KVGrpc;
import io.etcd.jetcd.api.MaintenanceGrpc;
import io.etcd.jetcd.api.MemberAddRequest;
import io.etcd.jetcd.api.MemberAddResponse;
import io.etcd.jetcd.api.MemberPromoteRequest;
import io.etcd.jetcd.api.MemberRemoveRequest;
import io.etcd.jetcd.api.MemberUpdateRequest;
import io.etcd.jetcd.api.MoveLeaderRequest;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.jumpkit.deadline.Deadline;
import java.time.Duration;
import java.util.List;

/** What changes a cluster or costs it something, through one endpoint. */
public final class EtcdAdmin {
    /** etcd gives a change 7 s (its request timeout with the default election timeout); then its word has come. */
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final EtcdClient client;

    public EtcdAdmin(EtcdClient client) {
        this.client = client;
    }

    /** The time that a change has. */
    public static Deadline deadline() {
        return Deadline.in(TIMEOUT);
    }

    /**
     * The hash of everything a member holds up to a revision.
     *
     * @param hash 32 bits without a sign
     * @param compactRevision hashes can be compared only where this is the same
     */
    public record KvHash(long hash, long compactRevision) {}

    /**
     * Hashes a member's keys; reads all of its database. A revision that was just compacted is refused though it is the
     * newest: then the newest is asked for by no number, and counts if it is still that one.
     */
    public Answer<KvHash> hash(long revision, Deadline deadline) {
        return client.ask(deadline, c -> {
            var stub = EtcdClient.by(deadline, MaintenanceGrpc.newBlockingStub(c));
            try {
                return kvHash(stub.hashKV(at(revision)));
            } catch (StatusRuntimeException e) {
                if (e.getStatus().getCode() != Status.Code.OUT_OF_RANGE) {
                    throw e;
                }
                HashKVResponse newest = stub.hashKV(at(0));
                if (newest.getHeader().getRevision() != revision) {
                    throw e;
                }
                return kvHash(newest);
            }
        });
    }

    private static HashKVRequest at(long revision) {
        return HashKVRequest.newBuilder().setRevision(revision).build();
    }

    private static KvHash kvHash(HashKVResponse sent) {
        return new KvHash(Integer.toUnsignedLong(sent.getHash()), sent.getCompactRevision());
    }

    /**
     * A member that was added, and the list with it.
     *
     * @param added without a name: it gets one when it starts
     */
    public record Addition(Member added, List<Member> members) {}

    /** Adds a member; it counts at once, running or not. */
    public Answer<Addition> add(List<String> peerUrls, boolean learner, Deadline deadline) {
        MemberAddRequest request = MemberAddRequest.newBuilder()
                .addAllPeerURLs(peerUrls)
                .setIsLearner(learner)
                .build();
        return client.ask(deadline, c -> {
            MemberAddResponse sent =
                    EtcdClient.by(deadline, ClusterGrpc.newBlockingStub(c)).memberAdd(request);
            return new Addition(Member.from(sent.getMember()), list(sent.getMembersList()));
        });
    }

    /** Takes a member out of the list for good. */
    public Answer<List<Member>> remove(MemberId id, Deadline deadline) {
        MemberRemoveRequest request =
                MemberRemoveRequest.newBuilder().setID(id.bits()).build();
        return client.ask(
                deadline,
                c -> list(EtcdClient.by(deadline, ClusterGrpc.newBlockingStub(c))
                        .memberRemove(request)
                        .getMembersList()));
    }

    /** Gives a learner its vote. */
    public Answer<List<Member>> promote(MemberId id, Deadline deadline) {
        MemberPromoteRequest request =
                MemberPromoteRequest.newBuilder().setID(id.bits()).build();
        return client.ask(
                deadline,
                c -> list(EtcdClient.by(deadline, ClusterGrpc.newBlockingStub(c))
                        .memberPromote(request)
                        .getMembersList()));
    }

    /** Tells the others where a member's peers reach it. */
    public Answer<List<Member>> update(MemberId id, List<String> peerUrls, Deadline deadline) {
        MemberUpdateRequest request = MemberUpdateRequest.newBuilder()
                .setID(id.bits())
                .addAllPeerURLs(peerUrls)
                .build();
        return client.ask(
                deadline,
                c -> list(EtcdClient.by(deadline, ClusterGrpc.newBlockingStub(c))
                        .memberUpdate(request)
                        .getMembersList()));
    }

    /** Hands leadership to another; only the leader itself can. */
    public Answer<Boolean> moveLeader(MemberId to, Deadline deadline) {
        MoveLeaderRequest request =
                MoveLeaderRequest.newBuilder().setTargetID(to.bits()).build();
        return client.ask(deadline, c -> {
            EtcdClient.by(deadline, MaintenanceGrpc.newBlockingStub(c)).moveLeader(request);
            return true;
        });
    }

    /** Has a member write its database anew without the holes in it; it answers nobody meanwhile. */
    public Answer<Boolean> defragment(Deadline deadline) {
        return client.ask(deadline, c -> {
            EtcdClient.by(deadline, MaintenanceGrpc.newBlockingStub(c))
                    .defragment(DefragmentRequest.getDefaultInstance());
            return true;
        });
    }

    /** Drops every version of a key that was replaced or deleted by this revision; returns when it is off the disk. */
    public Answer<Boolean> compact(long revision, Deadline deadline) {
        CompactionRequest request = CompactionRequest.newBuilder()
                .setRevision(revision)
                .setPhysical(true)
                .build();
        return client.ask(deadline, c -> {
            EtcdClient.by(deadline, KVGrpc.newBlockingStub(c)).compact(request);
            return true;
        });
    }

    /** Takes an alarm back; jetcd's own call can name NOSPACE alone. */
    public Answer<Boolean> disarm(Alarm alarm, Deadline deadline) {
        AlarmRequest request = AlarmRequest.newBuilder()
                .setAction(AlarmRequest.AlarmAction.DEACTIVATE)
                .setMemberID(alarm.member().bits())
                .setAlarmValue(AlarmKinds.number(alarm.kind()))
                .build();
        return client.ask(deadline, c -> {
            EtcdClient.by(deadline, MaintenanceGrpc.newBlockingStub(c)).alarm(request);
            return true;
        });
    }

    private static List<Member> list(List<io.etcd.jetcd.api.Member> sent) {
        return sent.stream().map(Member::from).toList();
    }
}
