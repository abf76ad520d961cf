// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.ssh.pool;

import io.jumpkit.deadline.Cancellation;
import io.jumpkit.inventory.Node;
import io.jumpkit.ssh.NodeResult;
import io.jumpkit.ssh.NodeUnreachable;
import io.jumpkit.ssh.Outcome;
import io.jumpkit.ssh.Progress;
import io.jumpkit.ssh.Remote;
import io.jumpkit.ssh.RemoteCommand;
import io.jumpkit.ssh.RemoteProcess;
import io.jumpkit.ssh.exec.Passwords;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/** The warm SSH sessions of one cluster: one per node, opened when wanted and looked after until the pool is closed. */
public final class SshPool implements Remote {
    /** How long killing may take before a cancelled run returns without knowing. */
    private static final Duration LAST_WORDS = Duration.ofSeconds(8);

    private final Setup setup;
    private final Threads threads = Threads.start();
    private final Crossing crossing;
    private final Workshop workshop;
    private final Map<Node, NodeLink> links = new ConcurrentHashMap<>();

    public SshPool(Setup setup) {
        this.setup = setup;
        this.crossing = new Crossing(setup, threads);
        this.workshop = new Workshop(
                new Passwords(setup.operator()), setup.limits(), setup.state().resolve("output"), new AtomicLong());
        threads.timer().scheduleWithFixedDelay(new Watchman(links.values(), threads.workers()), 5, 5, TimeUnit.SECONDS);
    }

    @Override
    public void warm(Collection<Node> nodes) {
        nodes.forEach(node -> link(node).connect(false));
    }

    @Override
    public List<NodeResult> run(
            Collection<Node> nodes, RemoteCommand command, Progress progress, Cancellation cancellation) {
        Map<Node, RemoteCommand> commands = new LinkedHashMap<>();
        nodes.forEach(node -> commands.put(node, command));
        return run(commands, progress, cancellation);
    }

    @Override
    public List<NodeResult> run(Map<Node, RemoteCommand> commands, Progress progress, Cancellation cancellation) {
        Lane lane = new Lane(threads.workers(), setup.fanout());
        List<Asking> all = new ArrayList<>();
        commands.forEach((node, command) -> all.add(new Asking(link(node), command, workshop, progress)));
        // Those that can answer at once go first, so that nobody waits behind a dead host.
        Map<Boolean, List<Asking>> byReadiness = all.stream().collect(Collectors.partitioningBy(Asking::isReady));
        byReadiness.get(true).forEach(asking -> asking.start(lane));
        byReadiness.get(false).forEach(asking -> asking.start(lane));
        CompletableFuture<Void> done =
                CompletableFuture.allOf(all.stream().map(Asking::result).toArray(CompletableFuture[]::new));
        Cancellation.Registration registration = cancellation.onCancel(() -> cancel(all));
        try {
            done.join();
        } finally {
            registration.close();
        }
        return all.stream().map(asking -> asking.result().join()).toList();
    }

    private void cancel(List<Asking> all) {
        all.forEach(Asking::cancel);
        threads.timer().schedule(() -> all.forEach(Asking::abandon), LAST_WORDS.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public RemoteProcess start(Node node, RemoteCommand command, Duration deadline) throws NodeUnreachable {
        throw new NodeUnreachable(node, Outcome.CHANNEL_REFUSED, "not yet", null);
    }

    @Override
    public List<NodeResult> copy(
            Collection<Node> nodes, Path file, String remotePath, Progress progress, Cancellation cancellation) {
        return List.of();
    }

    @Override
    public List<NodeResult> fetch(
            Collection<Node> nodes, String remotePath, Path folder, Progress progress, Cancellation cancellation) {
        return List.of();
    }

    @Override
    public Tunnel tunnel(Node via, String host, int port, Duration deadline) throws NodeUnreachable {
        throw new NodeUnreachable(via, Outcome.CHANNEL_REFUSED, "not yet", null);
    }

    @Override
    public Map<Node, Boolean> state() {
        Map<Node, Boolean> state = new LinkedHashMap<>();
        links.forEach((node, link) -> state.put(node, link.open().isPresent()));
        return state;
    }

    @Override
    public void close() {
        links.values().forEach(NodeLink::close);
        crossing.close();
        threads.close();
    }

    private NodeLink link(Node node) {
        return links.computeIfAbsent(node, key -> new NodeLink(key, crossing));
    }
}
