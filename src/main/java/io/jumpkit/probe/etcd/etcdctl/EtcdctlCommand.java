// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.etcd.etcdctl;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.protobuf.ByteString;
import io.etcd.jetcd.api.AlarmRequest;
import io.etcd.jetcd.api.ClusterGrpc;
import io.etcd.jetcd.api.CompactionRequest;
import io.etcd.jetcd.api.DeleteRangeRequest;
import io.etcd.jetcd.api.HashKVRequest;
import io.etcd.jetcd.api.KVGrpc;
import io.etcd.jetcd.api.MaintenanceGrpc;
import io.etcd.jetcd.api.MemberAddRequest;
import io.etcd.jetcd.api.MemberPromoteRequest;
import io.etcd.jetcd.api.MemberRemoveRequest;
import io.etcd.jetcd.api.MemberUpdateRequest;
import io.etcd.jetcd.api.MoveLeaderRequest;
import io.etcd.jetcd.api.RangeRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A question of the protocol as words for etcdctl. Pure.
 *
 * @param quick whether etcd answers it at once or not at all
 * @param answer where in its JSON the answer is; absent when it writes none and is done once it ends well
 */
record EtcdctlCommand(List<String> words, boolean quick, Optional<Function<JsonNode, JsonNode>> answer) {
    private static final Set<String> QUICK = Set.of("status", "list", "get");

    private static final Map<String, Function<Object, EtcdctlCommand>> KNOWN = known();

    /** The words for a method with this request; empty for what etcdctl has no words for. */
    static Optional<EtcdctlCommand> of(String method, Object request) {
        return Optional.ofNullable(KNOWN.get(method)).map(words -> words.apply(request));
    }

    private static Map<String, Function<Object, EtcdctlCommand>> known() {
        Map<String, Function<Object, EtcdctlCommand>> known = new HashMap<>();
        known.put(
                MaintenanceGrpc.getStatusMethod().getFullMethodName(),
                request -> json(json -> json.path(0).path("Status"), "endpoint", "status"));
        known.put(
                MaintenanceGrpc.getHashKVMethod().getFullMethodName(),
                request -> json(
                        json -> json.path(0).path("HashKV"),
                        "endpoint",
                        "hashkv",
                        "--rev=" + ((HashKVRequest) request).getRevision()));
        known.put(MaintenanceGrpc.getAlarmMethod().getFullMethodName(), request -> alarm((AlarmRequest) request));
        known.put(MaintenanceGrpc.getDefragmentMethod().getFullMethodName(), request -> silent("defrag"));
        known.put(
                MaintenanceGrpc.getMoveLeaderMethod().getFullMethodName(),
                request -> silent("move-leader", hex(((MoveLeaderRequest) request).getTargetID())));
        known.put(KVGrpc.getRangeMethod().getFullMethodName(), request -> range((RangeRequest) request));
        known.put(KVGrpc.getDeleteRangeMethod().getFullMethodName(), request -> delete((DeleteRangeRequest) request));
        known.put(KVGrpc.getCompactMethod().getFullMethodName(), request -> compact((CompactionRequest) request));
        membership(known);
        return Map.copyOf(known);
    }

    private static void membership(Map<String, Function<Object, EtcdctlCommand>> known) {
        known.put(ClusterGrpc.getMemberListMethod().getFullMethodName(), request -> json("member", "list"));
        known.put(ClusterGrpc.getMemberAddMethod().getFullMethodName(), request -> add((MemberAddRequest) request));
        known.put(
                ClusterGrpc.getMemberRemoveMethod().getFullMethodName(),
                request -> json("member", "remove", hex(((MemberRemoveRequest) request).getID())));
        known.put(
                ClusterGrpc.getMemberPromoteMethod().getFullMethodName(),
                request -> json("member", "promote", hex(((MemberPromoteRequest) request).getID())));
        known.put(ClusterGrpc.getMemberUpdateMethod().getFullMethodName(), request -> {
            MemberUpdateRequest update = (MemberUpdateRequest) request;
            return json("member", "update", hex(update.getID()), peers(update.getPeerURLsList()));
        });
    }

    private static EtcdctlCommand json(String... words) {
        return json(json -> json, words);
    }

    private static EtcdctlCommand json(Function<JsonNode, JsonNode> answer, String... words) {
        return new EtcdctlCommand(List.of(words), isQuick(words), Optional.of(answer));
    }

    private static EtcdctlCommand silent(String... words) {
        return new EtcdctlCommand(List.of(words), false, Optional.empty());
    }

    private static boolean isQuick(String... words) {
        return Stream.of(words).limit(2).anyMatch(QUICK::contains);
    }

    /** etcdctl wants a name for a new member and uses it for nothing but its own output. */
    private static EtcdctlCommand add(MemberAddRequest request) {
        return request.getIsLearner()
                ? json("member", "add", "added", peers(request.getPeerURLsList()), "--learner")
                : json("member", "add", "added", peers(request.getPeerURLsList()));
    }

    /** {@link Etcdctl} sees to it that no other alarm stands when one is to be taken back: etcdctl takes back all. */
    private static EtcdctlCommand alarm(AlarmRequest request) {
        return switch (request.getAction()) {
            case GET -> json("alarm", "list");
            case DEACTIVATE -> json("alarm", "disarm");
            case ACTIVATE, UNRECOGNIZED -> throw new IllegalArgumentException("nobody raises alarms by hand");
        };
    }

    /** An answer of one key has the count of all; {@code --count-only} came with etcdctl 3.5. */
    private static EtcdctlCommand range(RangeRequest request) {
        List<String> words = new ArrayList<>(List.of("get"));
        words.add("--consistency=" + (request.getSerializable() ? "s" : "l"));
        words.add("--limit=" + (request.getCountOnly() ? 1 : request.getLimit()));
        words.add("--rev=" + request.getRevision());
        if (request.getKeysOnly() || request.getCountOnly()) {
            words.add("--keys-only");
        }
        if (request.getRangeEnd().equals(ByteString.copyFrom(new byte[1]))) {
            words.add("--from-key");
        }
        words.add("--");
        words.add(request.getKey().toStringUtf8());
        if (!request.getRangeEnd().isEmpty() && !words.contains("--from-key")) {
            words.add(request.getRangeEnd().toStringUtf8());
        }
        return json(words.toArray(String[]::new));
    }

    private static EtcdctlCommand delete(DeleteRangeRequest request) {
        List<String> words =
                new ArrayList<>(List.of("del", "--", request.getKey().toStringUtf8()));
        if (!request.getRangeEnd().isEmpty()) {
            words.add(request.getRangeEnd().toStringUtf8());
        }
        return json(words.toArray(String[]::new));
    }

    private static EtcdctlCommand compact(CompactionRequest request) {
        String revision = String.valueOf(request.getRevision());
        return request.getPhysical() ? silent("compaction", "--physical", revision) : silent("compaction", revision);
    }

    private static String hex(long id) {
        return Long.toHexString(id);
    }

    private static String peers(List<String> urls) {
        return "--peer-urls=" + String.join(",", urls);
    }
}
