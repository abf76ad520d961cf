// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.ssh.pool;

import io.jumpkit.deadline.Cancellation;
import io.jumpkit.deadline.Deadline;
import io.jumpkit.inventory.Node;
import io.jumpkit.ssh.NodeResult;
import io.jumpkit.ssh.NodeUnreachable;
import io.jumpkit.ssh.Progress;
import io.jumpkit.ssh.Remote;
import io.jumpkit.ssh.RemoteCommand;
import io.jumpkit.ssh.RemoteProcess;
import io.jumpkit.ssh.exec.LiveCommand;
import io.jumpkit.ssh.exec.Passwords;
import io.jumpkit.ssh.job.CommandJob;
import io.jumpkit.ssh.job.FileJob;
import io.jumpkit.ssh.job.Job;
import io.jumpkit.ssh.job.Moves;
import io.jumpkit.ssh.job.Workshop;
import io.jumpkit.ssh.transport.Unreached;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
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
    private final Set<LocalTunnel> tunnels = ConcurrentHashMap.newKeySet();
    private final Set<List<Asking>> underWay = ConcurrentHashMap.newKeySet();

    public SshPool(Setup setup) {
        this.setup = setup;
        this.crossing = new Crossing(setup, threads);
        this.workshop =
                new Workshop(new Passwords(setup.operator()), setup.state().resolve("output"));
        threads.timer().scheduleWithFixedDelay(new Watchman(links.values(), threads.workers()), 5, 5, TimeUnit.SECONDS);
    }

    @Override
    public void warm(Collection<Node> nodes) {
        nodes.forEach(node -> link(node).connect(false));
    }

    @Override
    public void retry(Collection<Node> nodes) {
        nodes.stream().filter(links::containsKey).forEach(node -> link(node).retry());
    }

    @Override
    public List<NodeResult> run(
            Collection<Node> nodes, RemoteCommand command, Progress progress, Cancellation cancellation) {
        return fanOut(nodes, node -> new CommandJob(node, command, workshop), progress, cancellation);
    }

    @Override
    public List<NodeResult> run(Map<Node, RemoteCommand> commands, Progress progress, Cancellation cancellation) {
        return fanOut(
                commands.keySet(), node -> new CommandJob(node, commands.get(node), workshop), progress, cancellation);
    }

    @Override
    public List<NodeResult> copy(
            Collection<Node> nodes, Path file, String remotePath, Progress progress, Cancellation cancellation) {
        return fanOut(
                nodes,
                node -> new FileJob(new Moves.ToNode(file, remotePath), threads.timer()),
                progress,
                cancellation);
    }

    @Override
    public List<NodeResult> fetch(
            Collection<Node> nodes, String remotePath, Path folder, Progress progress, Cancellation cancellation) {
        return fanOut(
                nodes,
                node -> new FileJob(new Moves.FromNode(node, remotePath, folder), threads.timer()),
                progress,
                cancellation);
    }

    private List<NodeResult> fanOut(
            Collection<Node> nodes, Function<Node, Job> jobs, Progress progress, Cancellation cancellation) {
        Lane lane = new Lane(threads.workers(), setup.fanout());
        List<Asking> all = new LinkedHashSet<>(nodes)
                .stream()
                        .map(node -> new Asking(link(node), jobs.apply(node), setup.limits(), progress))
                        .toList();
        underWay.add(all);
        // Those that can answer at once go first, so that nobody waits behind a dead host.
        Map<Boolean, List<Asking>> byReadiness = all.stream().collect(Collectors.partitioningBy(Asking::isReady));
        byReadiness.get(true).forEach(asking -> asking.start(lane));
        byReadiness.get(false).forEach(asking -> asking.start(lane));
        Cancellation.Registration registration = cancellation.onCancel(() -> cancel(all));
        try {
            ended(all).join();
        } finally {
            registration.close();
            underWay.remove(all);
        }
        return all.stream().map(asking -> asking.result().join()).toList();
    }

    private static CompletableFuture<Void> ended(List<Asking> all) {
        return CompletableFuture.allOf(all.stream().map(Asking::result).toArray(CompletableFuture[]::new));
    }

    private void cancel(List<Asking> all) {
        all.forEach(Asking::cancel);
        threads.timer().schedule(() -> all.forEach(Asking::abandon), LAST_WORDS.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public RemoteProcess start(Node node, RemoteCommand command, Duration deadline) throws NodeUnreachable {
        Deadline end = Deadline.in(deadline);
        NodeLink link = link(node);
        try {
            WarmSession warm = Waiting.on(link.connect(true), end);
            try {
                return start(warm, command, end);
            } catch (Unreached e) {
                if (!e.isPassing()) {
                    throw e;
                }
                link.discard(warm);
                return start(Waiting.on(link.connect(true), end), command, end);
            }
        } catch (Unreached e) {
            throw new NodeUnreachable(node, e.outcome(), e.getMessage(), e);
        }
    }

    private RemoteProcess start(WarmSession warm, RemoteCommand command, Deadline end) throws Unreached {
        warm.takeChannel(end.left());
        boolean started = false;
        try {
            Deadline channel = end.orIn(warm.channelPatience(setup.limits()));
            LiveCommand live = LiveCommand.start(
                    warm.connection(),
                    command,
                    new LiveCommand.Surroundings(workshop.passwords(), threads.workers(), warm::giveBackChannel),
                    channel);
            started = true;
            return live;
        } finally {
            if (!started) {
                warm.giveBackChannel();
            }
        }
    }

    @Override
    public Tunnel tunnel(Node via, String host, int port, Duration deadline) throws NodeUnreachable {
        Deadline end = Deadline.in(deadline);
        CompletableFuture<LocalTunnel> made = new CompletableFuture<>();
        threads.workers().execute(() -> {
            try {
                made.complete(LocalTunnel.open(crossing.connect(via, crossing.operator(true)), host, port));
            } catch (Unreached e) {
                made.completeExceptionally(e);
            } finally {
                made.completeExceptionally(new IllegalStateException("no tunnel"));
            }
        });
        try {
            LocalTunnel tunnel = Waiting.on(made, end);
            tunnels.add(tunnel);
            return tunnel;
        } catch (Unreached e) {
            made.thenAccept(LocalTunnel::close);
            throw new NodeUnreachable(via, e.outcome(), e.getMessage(), e);
        }
    }

    @Override
    public Map<Node, Boolean> state() {
        Map<Node, Boolean> state = new LinkedHashMap<>();
        links.forEach((node, link) -> state.put(node, link.open().isPresent()));
        return state;
    }

    /** Ends first what still runs: an operator whose terminal went away leaves nothing behind on the nodes. */
    @Override
    public void close() {
        List<List<Asking>> running = List.copyOf(underWay);
        running.forEach(this::cancel);
        running.forEach(all -> ended(all)
                .exceptionally(bug -> null)
                .completeOnTimeout(null, LAST_WORDS.toMillis() + 1000, TimeUnit.MILLISECONDS)
                .join());
        tunnels.forEach(LocalTunnel::close);
        links.values().forEach(NodeLink::close);
        crossing.close();
        threads.close();
    }

    private NodeLink link(Node node) {
        return links.computeIfAbsent(node, key -> new NodeLink(key, crossing));
    }
}
