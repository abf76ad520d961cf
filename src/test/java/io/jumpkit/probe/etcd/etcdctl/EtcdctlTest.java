// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.etcd.etcdctl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.protobuf.ByteString;
import io.etcd.jetcd.api.ClusterGrpc;
import io.etcd.jetcd.api.Event;
import io.etcd.jetcd.api.KVGrpc;
import io.etcd.jetcd.api.MaintenanceGrpc;
import io.etcd.jetcd.api.MemberListResponse;
import io.etcd.jetcd.api.MemberRemoveRequest;
import io.etcd.jetcd.api.RangeRequest;
import io.etcd.jetcd.api.StatusRequest;
import io.etcd.jetcd.api.StatusResponse;
import io.etcd.jetcd.api.WatchCreateRequest;
import io.etcd.jetcd.api.WatchResponse;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.jumpkit.json.Json;
import io.jumpkit.probe.etcd.client.Answer;
import io.jumpkit.probe.etcd.client.EndpointStatus;
import io.jumpkit.probe.etcd.client.FailureReader;
import io.jumpkit.probe.etcd.client.MemberId;
import io.jumpkit.probe.etcd.client.NewStatusFields;
import io.jumpkit.probe.etcd.client.Reason;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What etcdctl is asked, and what it says, as captured from etcd 3.4.23. */
class EtcdctlTest {
    private static final String MEMBERS =
            """
            {"header":{"cluster_id":13804645423043971176,"member_id":11716796559640380910,"raft_term":2},\
            "members":[{"ID":7860736301388677344,"name":"n3","peerURLs":["http://10.77.27.13:2380"],\
            "clientURLs":["http://10.77.27.13:2379"]},{"ID":18067527404501578734,"name":"n2","isLearner":true,\
            "peerURLs":["http://10.77.27.12:2380"]}]}""";

    private static final String STATUS =
            """
            [{"Endpoint":"127.0.0.1:2379","Status":{"header":{"cluster_id":13804645423043971176,\
            "member_id":11716796559640380910,"revision":1,"raft_term":2},"version":"3.4.23","dbSize":20480,\
            "leader":18067527404501578734,"raftIndex":15,"raftTerm":2,"raftAppliedIndex":15,"dbSizeInUse":16384}}]""";

    /** By hand, in the form that 3.6.6 and 3.6.8 were recorded to write: its fields after those that 3.5 has. */
    private static final String STATUS_36 =
            """
            [{"Endpoint":"http://10.0.1.11:2379","Status":{"header":{"cluster_id":13804645423043971176,\
            "member_id":11716796559640380910,"revision":42,"raft_term":3},"version":"3.6.8","dbSize":49152,\
            "leader":11716796559640380910,"raftIndex":60,"raftTerm":3,"raftAppliedIndex":60,"dbSizeInUse":32768,\
            "storageVersion":"3.6.0","dbSizeQuota":2147483648,"downgradeInfo":%s}}]""";

    /** The answer to a list that a member gives alone, from the gateway of etcd 3.5: numbers in quotes. */
    private static final String GATEWAY =
            """
            {"header":{"cluster_id":"13804645423043971176","member_id":"11716796559640380910","raft_term":"2"},\
            "members":[{"ID":"18067527404501578734","name":"n2","peerURLs":["http://10.77.27.12:2380"],"isLearner":true}]}""";

    private static Answer.Failed<Object> failure(String said) {
        return FailureReader.read(EtcdctlWords.status(said).asRuntimeException());
    }

    @Test
    void idsOf64BitsStayWhole() {
        MemberListResponse read =
                (MemberListResponse) ProtoJson.read(Json.read(MEMBERS), MemberListResponse.newBuilder());

        assertEquals("fabcc072d2f3b3ee", new MemberId(read.getMembers(1).getID()).toString());
        assertEquals(
                List.of("http://10.77.27.13:2379"),
                List.copyOf(read.getMembers(0).getClientURLsList()));
        assertEquals(true, read.getMembers(1).getIsLearner());
    }

    @Test
    void aStatusIsReadFromInsideItsEndpoint() {
        EtcdctlCommand command = EtcdctlCommand.of(
                        MaintenanceGrpc.getStatusMethod().getFullMethodName(), StatusRequest.getDefaultInstance())
                .orElseThrow();
        StatusResponse read = (StatusResponse)
                ProtoJson.read(command.answer().orElseThrow().apply(Json.read(STATUS)), StatusResponse.newBuilder());

        assertEquals("3.4.23", read.getVersion());
        assertEquals(16384, read.getDbSizeInUse());
        assertEquals("a29a6c648ae245ee", new MemberId(read.getHeader().getMemberId()).toString());
    }

    @Test
    void wordsNameIdsInHexadecimalAndKeysLast() {
        MemberRemoveRequest remove =
                MemberRemoveRequest.newBuilder().setID(0xfabcc072d2f3b3eeL).build();
        RangeRequest read = RangeRequest.newBuilder()
                .setKey(ByteString.copyFromUtf8("--odd"))
                .setSerializable(true)
                .setLimit(1)
                .build();

        assertEquals(
                List.of("member", "remove", "fabcc072d2f3b3ee"),
                EtcdctlCommand.of(ClusterGrpc.getMemberRemoveMethod().getFullMethodName(), remove)
                        .orElseThrow()
                        .words());
        assertEquals(
                List.of("get", "--consistency=s", "--limit=1", "--rev=0", "--", "--odd"),
                EtcdctlCommand.of(KVGrpc.getRangeMethod().getFullMethodName(), read)
                        .orElseThrow()
                        .words());
    }

    @Test
    void toCountKeysOneOfThemIsEnough() {
        RangeRequest count = RangeRequest.newBuilder()
                .setKey(ByteString.copyFromUtf8("a"))
                .setRangeEnd(ByteString.copyFromUtf8("b"))
                .setCountOnly(true)
                .build();

        assertEquals(
                List.of("get", "--consistency=l", "--limit=1", "--rev=0", "--keys-only", "--", "a", "b"),
                EtcdctlCommand.of(KVGrpc.getRangeMethod().getFullMethodName(), count)
                        .orElseThrow()
                        .words());
    }

    @Test
    void aRevisionThatWasCompactedIsOutOfRangeAsOnOtherRoads() {
        assertEquals(
                Status.Code.OUT_OF_RANGE,
                EtcdctlWords.status("Error: etcdserver: mvcc: required revision has been compacted\n")
                        .getCode());
    }

    @Test
    void failuresAreTheClassesTheyAreOnOtherRoads() {
        assertEquals(
                Reason.REFUSED,
                failure("{\"level\":\"warn\",\"error\":\"rpc error: code = DeadlineExceeded desc = latest connection"
                                + " error: dial tcp 127.0.0.1:2379: connect: connection refused\"}\n"
                                + "Error: context deadline exceeded\n")
                        .reason());
        assertEquals(
                Reason.TIMED_OUT, failure("Error: context deadline exceeded\n").reason());
        Answer.Failed<Object> denied = failure("Error: etcdserver: permission denied\n");
        assertEquals(Reason.AUTH, denied.reason());
        assertEquals("permission denied", denied.detail());
        assertEquals(
                Reason.AUTH,
                failure("watch was canceled (rpc error: code = PermissionDenied desc = etcdserver: permission denied)\n"
                                + "Error: watch is canceled by the server\n")
                        .reason());
        assertEquals(
                "mvcc: database space exceeded",
                failure("Error: etcdserver: mvcc: database space exceeded\n").detail());
        assertEquals(
                Reason.TLS,
                failure("desc = \"transport: authentication handshake failed: x509: certificate signed by unknown"
                                + " authority\"\nError: context deadline exceeded\n")
                        .reason());
    }

    private static StatusResponse status36(String downgrade) {
        EtcdctlCommand command = EtcdctlCommand.of(
                        MaintenanceGrpc.getStatusMethod().getFullMethodName(), StatusRequest.getDefaultInstance())
                .orElseThrow();
        return (StatusResponse) ProtoJson.read(
                command.answer().orElseThrow().apply(Json.read(STATUS_36.formatted(downgrade))),
                StatusResponse.newBuilder());
    }

    @Test
    void whatEtcd36AddsToAStatusIsReadFromBothOfItsForms() throws Exception {
        StatusResponse native36 = status36("{\"enabled\":true,\"targetVersion\":\"3.5.0\"}");
        EndpointStatus wired = EndpointStatus.from(StatusResponse.parseFrom(native36.toByteArray()));

        assertEquals(OptionalLong.of(2147483648L), wired.quotaBytes());
        assertEquals(Optional.of("3.6.0"), wired.storageVersion());
        assertEquals(Optional.of("3.5.0"), wired.downgradeTo());
        assertEquals(Optional.empty(), EndpointStatus.from(status36("{}")).downgradeTo());
    }

    /** Up to 3.6.5 the quota was sent as 0 (etcd-io/etcd#20786). */
    @Test
    void aQuotaOfNothingIsUnknown() throws Exception {
        StatusResponse sent = StatusResponse.newBuilder()
                .setUnknownFields(NewStatusFields.of(Json.read("{\"dbSizeQuota\":0}")))
                .build();

        assertEquals(OptionalLong.empty(), EndpointStatus.from(sent).quotaBytes());
    }

    private static WatchResponse watched(String line) {
        return NativeWatch.read(line).orElseThrow();
    }

    @Test
    void changesAreReadFromTheLinesOfAWatch() {
        WatchResponse put = watched(
                """
                {"Header":{"cluster_id":13804645423043971176,"member_id":11716796559640380910,"revision":7,"raft_term":2},\
                "Events":[{"kv":{"key":"YXBwL2E=","create_revision":6,"mod_revision":7,"version":2,"value":"c2VjcmV0"}},\
                {"type":1,"kv":{"key":"YXBwL2I=","mod_revision":7}}],\
                "CompactRevision":0,"Canceled":false,"Created":false}""");

        assertEquals(7, put.getHeader().getRevision());
        assertEquals("app/a", put.getEvents(0).getKv().getKey().toStringUtf8());
        assertEquals(6, put.getEvents(0).getKv().getValue().size());
        assertEquals(
                List.of(Event.EventType.PUT, Event.EventType.DELETE),
                put.getEventsList().stream().map(Event::getType).toList());
        assertEquals(Optional.empty(), NativeWatch.read("watch was canceled (etcdserver: no leader)"));
    }

    @Test
    void aCompactedPastIsReadFromTheLinesOfAWatch() {
        WatchResponse gone = watched(
                """
                {"Header":{"cluster_id":1,"member_id":2,"revision":12,"raft_term":2},"Events":[],\
                "CompactRevision":8,"Canceled":true,"Created":false}""");

        assertEquals(8, gone.getCompactRevision());
        assertEquals(true, gone.getCanceled());
    }

    private static WatchCreateRequest range(String key, String end) {
        return WatchCreateRequest.newBuilder()
                .setKey(ByteString.copyFromUtf8(key))
                .setRangeEnd(ByteString.copyFromUtf8(end))
                .build();
    }

    @Test
    void keysOfAWatchAreNoOptions() {
        assertEquals(
                new NativeWatch.Words(List.of("watch", "--rev=7", "--prefix"), Map.of("ETCDCTL_WATCH_KEY", "--odd")),
                NativeWatch.Words.of(range("--odd", "--ode"), 7));
        assertEquals(
                new NativeWatch.Words(List.of("watch", "--rev=7"), Map.of("ETCDCTL_WATCH_KEY", "app")),
                NativeWatch.Words.of(range("app", ""), 7));
        assertEquals(
                new NativeWatch.Words(List.of("watch", "--rev=7", "--prefix", ""), Map.of()),
                NativeWatch.Words.of(range("\0", "\0"), 7));
        assertThrows(StatusRuntimeException.class, () -> NativeWatch.Words.of(range("\0", ""), 7));
    }

    @Test
    void whatCheckPerfFoundIsReadWhetherItPassedOrNot() {
        CheckPerf passed = CheckPerf.read(
                """
                PASS: Throughput is 150 writes/s
                PASS: Slowest request took 0.225942s
                PASS: Stddev is 0.010593s
                PASS
                """,
                "");
        CheckPerf failed = CheckPerf.read(
                """
                FAIL: too many errors
                FAIL: ERROR(etcdserver: request timed out) -> 12
                FAIL: ERROR(context deadline exceeded) -> 3
                FAIL: Throughput too low: 97 writes/s
                Slowest request took too long: 1.500000s
                Stddev too high: 0.210000s
                FAIL
                """,
                "");

        assertEquals(new CheckPerf(150, 225.94, 0), passed);
        assertEquals(new CheckPerf(97, 1500, 15), failed);
        StatusRuntimeException none = assertThrows(
                StatusRuntimeException.class, () -> CheckPerf.read("", "Error: etcdserver: permission denied\n"));
        assertEquals(Reason.AUTH, FailureReader.read(none).reason());
    }

    @Test
    void theGatewaysNumbersInQuotesAreNumbers() {
        MemberListResponse read =
                (MemberListResponse) ProtoJson.read(Json.read(GATEWAY), MemberListResponse.newBuilder());

        assertEquals("fabcc072d2f3b3ee", new MemberId(read.getMembers(0).getID()).toString());
        assertEquals(true, read.getMembers(0).getIsLearner());
    }
}
