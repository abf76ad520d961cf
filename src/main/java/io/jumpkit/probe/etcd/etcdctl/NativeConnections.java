// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.etcd.etcdctl;

import io.grpc.Channel;
import io.grpc.StatusRuntimeException;
import io.jumpkit.deadline.Cancellation;
import io.jumpkit.deadline.Deadline;
import io.jumpkit.inventory.Cluster;
import io.jumpkit.inventory.EtcdSettings;
import io.jumpkit.inventory.Node;
import io.jumpkit.probe.etcd.client.Answer;
import io.jumpkit.probe.etcd.client.Connections;
import io.jumpkit.probe.etcd.client.Endpoint;
import io.jumpkit.probe.etcd.client.FailureReader;
import io.jumpkit.probe.etcd.client.Reason;
import io.jumpkit.probe.etcd.node.MemberNodes;
import io.jumpkit.ssh.Remote;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/** Asks each endpoint with the native client of the node that has its address. Nothing is kept open but SSH. */
public final class NativeConnections implements Connections {
    private final Cluster cluster;
    private final EtcdSettings settings;
    private final Supplier<Remote> remote;
    private final Supplier<String> password;
    private final Executor executor;

    public NativeConnections(
            Cluster cluster,
            EtcdSettings settings,
            Supplier<Remote> remote,
            Supplier<String> password,
            Executor executor) {
        this.cluster = cluster;
        this.settings = settings;
        this.remote = remote;
        this.password = password;
        this.executor = executor;
    }

    @Override
    public Answer<Channel> to(Endpoint endpoint, Deadline deadline) {
        Optional<Node> node = MemberNodes.at(cluster, endpoint.host());
        if (node.isEmpty()) {
            return Answer.failed(
                    Reason.NO_ROUTE, "no node of the inventory has the address " + endpoint.host() + " (via: node)");
        }
        return new Answer.Got<>(new NativeChannel(etcdctl(node.get(), endpoint), endpoint, executor), Duration.ZERO);
    }

    private Etcdctl etcdctl(Node node, Endpoint endpoint) {
        return new Etcdctl(node, remote, environment(endpoint));
    }

    /** Has the native client of the endpoint's node put its own load of writes on it, under keys that begin so. */
    public Answer<CheckPerf> load(Endpoint endpoint, CheckPerf.Load load, String prefix, Cancellation cancellation) {
        long start = System.nanoTime();
        try {
            Node node = MemberNodes.at(cluster, endpoint.host()).orElseThrow();
            CheckPerf found = etcdctl(node, endpoint).load(load, prefix, cancellation);
            return new Answer.Got<>(found, Duration.ofNanos(System.nanoTime() - start));
        } catch (StatusRuntimeException e) {
            return FailureReader.read(e);
        }
    }

    private Map<String, String> environment(Endpoint endpoint) {
        Map<String, String> variables = new HashMap<>();
        variables.put("ETCDCTL_ENDPOINTS", endpoint.toString());
        settings.pkiOnNode().ifPresent(folder -> variables.put("JUMPKIT_PKI", folder.toString()));
        settings.user().ifPresent(user -> {
            variables.put("ETCDCTL_USER", user);
            variables.put("ETCDCTL_PASSWORD", password.get());
        });
        return variables;
    }

    @Override
    public void distrust(Endpoint endpoint, Channel channel) {
        // SSH looks after its own connections.
    }

    @Override
    public void close() {
        // Nothing is kept.
    }
}
