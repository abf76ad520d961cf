// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.etcd.etcdctl;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.protobuf.Message;
import io.etcd.jetcd.api.AlarmRequest;
import io.etcd.jetcd.api.AlarmResponse;
import io.etcd.jetcd.api.MaintenanceGrpc;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.jumpkit.deadline.Cancellation;
import io.jumpkit.deadline.Deadline;
import io.jumpkit.inventory.Node;
import io.jumpkit.json.Json;
import io.jumpkit.probe.etcd.client.NoWay;
import io.jumpkit.probe.etcd.client.Reason;
import io.jumpkit.probe.etcd.node.NodeScripts;
import io.jumpkit.probe.etcd.road.SshRoad;
import io.jumpkit.probe.host.AsRoot;
import io.jumpkit.ssh.NodeResult;
import io.jumpkit.ssh.NodeUnreachable;
import io.jumpkit.ssh.Progress;
import io.jumpkit.ssh.Remote;
import io.jumpkit.ssh.RemoteProcess;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The native client on one node, asking one endpoint. What it needs to know goes through its environment, which the
 * node's process list does not show.
 */
final class Etcdctl {
    /** etcdctl gives up by itself after so many tenths of the time; the rest is for its last words to come here. */
    private static final int OF_TEN = 7;

    /** For what etcd answers at once: a client is started for it, on a node that may be busy with the incident. */
    private static final Duration QUICK = Duration.ofMillis(3500);

    private static final Duration DIAL = Duration.ofSeconds(2);

    /** For its start, and for taking its keys away at the end. */
    private static final Duration LOAD_OVERHEAD = Duration.ofSeconds(20);

    private static final int NOT_FOUND = 127;
    private static final String SCRIPT = "etcdctl.sh";

    private final Node node;
    private final Supplier<Remote> remote;
    private final Map<String, String> environment;

    /** The environment says which endpoint, which certificates and which user. */
    Etcdctl(Node node, Supplier<Remote> remote, Map<String, String> environment) {
        this.node = node;
        this.remote = remote;
        this.environment = Map.copyOf(environment);
    }

    Node node() {
        return node;
    }

    Supplier<Remote> remote() {
        return remote;
    }

    /**
     * Asks, and reads the answer into a message of that kind.
     *
     * @throws StatusRuntimeException as gRPC would
     */
    Message ask(String method, Object request, Message.Builder kind, Deadline deadline) {
        EtcdctlCommand command = EtcdctlCommand.of(method, request).orElseThrow(() -> Status.UNKNOWN
                .withDescription("etcdctl has no words for " + method + "; via: ssh has")
                .asRuntimeException());
        if (request instanceof AlarmRequest alarm && alarm.getAction() == AlarmRequest.AlarmAction.DEACTIVATE) {
            refuseToTakeBackMore(alarm, deadline);
        }
        Duration patience = command.quick() ? deadline.orIn(QUICK).left() : deadline.left();
        String said = say(command.words(), patience, deadline).out();
        return command.answer().isEmpty()
                ? kind.build()
                : ProtoJson.read(command.answer().get().apply(json(said)), kind);
    }

    /** etcdctl takes back every alarm there is, also a CORRUPT that nobody has looked at. */
    private void refuseToTakeBackMore(AlarmRequest wanted, Deadline deadline) {
        AlarmResponse standing = (AlarmResponse) ask(
                MaintenanceGrpc.getAlarmMethod().getFullMethodName(),
                AlarmRequest.getDefaultInstance(),
                AlarmResponse.newBuilder(),
                deadline);
        boolean others = standing.getAlarmsList().stream()
                .anyMatch(a -> a.getMemberID() != wanted.getMemberID() || a.getAlarmValue() != wanted.getAlarmValue());
        if (others) {
            throw Status.FAILED_PRECONDITION
                    .withDescription("etcdctl takes back all alarms at once, and others stand; via: ssh takes back one")
                    .asRuntimeException();
        }
    }

    private static JsonNode json(String said) {
        int start = said.indexOf('\n') < 0 ? 0 : Math.max(0, said.strip().lastIndexOf('\n') + 1);
        return Json.read(said.substring(start));
    }

    /** Runs it with these words; it may take all of the time. */
    NodeResult say(List<String> words, Deadline deadline) {
        return say(words, deadline.left(), deadline);
    }

    /**
     * Runs it with these words, and with this much patience for etcd.
     *
     * @throws StatusRuntimeException when it does not end well
     */
    private NodeResult say(List<String> words, Duration patience, Deadline deadline) {
        return run(SCRIPT, variables(words, patience, deadline), deadline.left());
    }

    private Map<String, String> variables(List<String> words, Duration patience, Deadline deadline) {
        Map<String, String> all = new HashMap<>(environment);
        all.put("ETCDCTL_WRITE_OUT", "json");
        all.put("ETCDCTL_DIAL_TIMEOUT", deadline.orIn(DIAL).leftMillis() + "ms");
        all.put("ETCDCTL_COMMAND_TIMEOUT", Math.max(1, patience.toMillis() * OF_TEN / 10) + "ms");
        for (int i = 0; i < words.size(); i++) {
            all.put("JUMPKIT_WORD_" + i, words.get(i));
        }
        return all;
    }

    /**
     * Starts a watch, which runs until it is closed or ends by itself.
     *
     * @throws StatusRuntimeException when the node cannot be reached in that time
     */
    RemoteProcess start(NativeWatch.Words watch, Duration patience) {
        Deadline deadline = Deadline.in(patience);
        Map<String, String> all = variables(watch.words(), patience, deadline);
        all.putAll(watch.variables());
        try {
            return remote.get()
                    .start(
                            node,
                            AsRoot.on(List.of(node), NodeScripts.read(SCRIPT), all, patience)
                                    .get(node),
                            patience);
        } catch (NodeUnreachable e) {
            throw noWay(SshRoad.reason(e.outcome()), "ssh to " + node + ": " + e.getMessage());
        }
    }

    /**
     * Has it put its own load of writes on the endpoint, under keys that begin so; takes {@link CheckPerf#TIME}.
     *
     * @throws StatusRuntimeException when it does not come to its end
     */
    CheckPerf load(CheckPerf.Load load, String prefix, Cancellation cancellation) {
        Deadline deadline = Deadline.in(CheckPerf.TIME.plus(LOAD_OVERHEAD));
        List<String> words = List.of("check", "perf", "--load=" + load.word(), "--prefix=" + prefix);
        NodeResult result = ran(SCRIPT, variables(words, deadline.left(), deadline), deadline.left(), cancellation);
        return CheckPerf.read(result.out(), result.err());
    }

    /** Runs one of our scripts beside it. */
    NodeResult run(String script, Map<String, String> variables, Duration timeout) {
        NodeResult result = ran(script, variables, timeout, new Cancellation());
        if (!result.ok()) {
            throw EtcdctlWords.status(result.err()).asRuntimeException();
        }
        return result;
    }

    /** The same, however it ended. */
    private NodeResult ran(String script, Map<String, String> variables, Duration timeout, Cancellation cancellation) {
        NodeResult result = remote.get()
                .run(
                        AsRoot.on(List.of(node), NodeScripts.read(script), variables, timeout),
                        Progress.NONE,
                        cancellation)
                .get(0);
        if (!result.outcome().answered()) {
            throw noWay(SshRoad.reason(result.outcome()), "ssh to " + node + ": " + result.detail());
        }
        if (result.exit().orElse(-1) == NOT_FOUND) {
            throw noWay(Reason.NO_ROUTE, "there is no etcdctl on " + node + "; use via: ssh");
        }
        return result;
    }

    private static StatusRuntimeException noWay(Reason reason, String detail) {
        return Status.UNAVAILABLE.withCause(new NoWay(reason, detail)).asRuntimeException();
    }
}
