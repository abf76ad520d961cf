// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.session;

import io.jumpkit.error.UserError;
import io.jumpkit.inventory.Cluster;
import io.jumpkit.inventory.Freeze;
import io.jumpkit.inventory.Inventory;
import io.jumpkit.inventory.Node;
import io.jumpkit.inventory.nodeset.GroupResolver;
import io.jumpkit.inventory.nodeset.NodeSet;
import io.jumpkit.ssh.Remote;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What the operator holds while working: the cluster in use, the focus, the write mode, and the connections.
 *
 * <p>Parts that belong to one cluster (its SSH pool, a system's clients) are made when first asked for and closed when
 * another cluster is used or the session ends.
 */
public final class Session implements AutoCloseable {
    private final Setup setup;
    private final Settings settings;
    private final Inventory inventory;
    private final Clock clock;
    private final Events events;
    private final Function<Session, Remote> pool;
    private final List<RoleSource> roleSources;
    private final WriteMode writeMode;
    private final ResultSets resultSets = new ResultSets();
    private final Typed typed = new Typed();
    private final Map<Class<?>, Object> parts = new LinkedHashMap<>();
    private Optional<Cluster> cluster = Optional.empty();
    private Focus focus = Focus.NOTHING;
    private Optional<String> firstNodes = Optional.empty();
    private Optional<Failure> lastFailure = Optional.empty();

    /** What a session is made of. */
    public record Setup(
            Settings settings,
            Inventory inventory,
            Clock clock,
            Events events,
            Function<Session, Remote> pool,
            List<RoleSource> roleSources) {}

    /**
     * The last thing that went wrong, for {@code why}.
     *
     * @param line what was typed
     * @param error what was thrown
     */
    public record Failure(String line, Throwable error) {}

    public Session(Setup setup) {
        this.setup = setup;
        this.settings = setup.settings();
        this.inventory = setup.inventory();
        this.clock = setup.clock();
        this.events = setup.events();
        this.pool = setup.pool();
        this.roleSources = List.copyOf(setup.roleSources());
        this.writeMode = new WriteMode(clock);
    }

    /** Has the first cluster that is taken in use narrowed to a node set: what was asked for before there was a cluster. */
    public synchronized void narrowFirst(String nodes) {
        firstNodes = Optional.of(nodes);
    }

    /**
     * Takes a cluster in use: focus on all of it, write mode as its inventory entry says.
     *
     * @throws UserError usage, when the first cluster does not have the nodes asked for; then none is in use
     */
    public void use(Cluster newCluster) {
        take(newCluster);
        try {
            firstNodes.ifPresent(nodes -> focus(focusOf(nodes)));
            firstNodes = Optional.empty();
        } catch (UserError e) {
            leave();
            throw e;
        }
    }

    private synchronized void leave() {
        closeParts();
        cluster = Optional.empty();
        focus = Focus.NOTHING;
    }

    private synchronized void take(Cluster newCluster) {
        closeParts();
        cluster = Optional.of(newCluster);
        focus = Focus.all(newCluster);
        resultSets.replace(Map.of());
        if (newCluster.readOnly()) {
            writeMode.readOnly();
        } else {
            writeMode.writable(Optional.empty());
        }
    }

    /** Another session of the same making on a cluster, to look there without leaving the one in use; to be closed. */
    public Session beside(Cluster other) {
        Session session = new Session(setup);
        session.use(other);
        return session;
    }

    /** The cluster in use. */
    public synchronized Optional<Cluster> cluster() {
        return cluster;
    }

    /**
     * The cluster in use.
     *
     * @throws UserError usage, when there is none
     */
    public Cluster requireCluster() {
        return cluster()
                .orElseThrow(() -> UserError.usage(
                        "no cluster is in use",
                        "type: use CLUSTER   (known: " + String.join(", ", inventory.names()) + ")"));
    }

    /** The nodes that commands act on. */
    public synchronized Focus focus() {
        return focus;
    }

    /** Changes the nodes that commands act on. */
    public synchronized void focus(Focus newFocus) {
        focus = newFocus;
    }

    /** The focus as nodes. */
    public List<Node> focusedNodes() {
        return requireCluster().nodes(focus().nodes());
    }

    /**
     * A node set as the operator writes it: names, groups, roles, results.
     *
     * @throws UserError usage, when it does not parse or names a node that the cluster does not have
     */
    public NodeSet nodes(String text) {
        return NodeSets.parse(this, text);
    }

    /**
     * A node set as a focus: roles of the inventory go by their name, what can change goes with the nodes that it is now.
     *
     * @throws UserError usage, when it names no node of the cluster
     */
    public Focus focusOf(String text) {
        return NodeSets.focus(this, text);
    }

    /** What {@code @words} mean now; nothing without a cluster. */
    public GroupResolver groups() {
        return cluster().isPresent() ? new NodeSets(this) : GroupResolver.NONE;
    }

    /** The SSH sessions of the cluster in use. */
    public Remote remote() {
        requireCluster();
        return part(Remote.class, pool);
    }

    /** Has nodes tried at once that were left alone after failures: somebody may have mended them. */
    public synchronized void tryAgain() {
        if (parts.get(Remote.class) instanceof Remote remote) {
            remote.retry(requireCluster().nodes().values());
        }
    }

    /** A part that belongs to the cluster in use, made on first use; closed with it when it is {@link AutoCloseable}. */
    public synchronized <T> T part(Class<T> type, Function<Session, ? extends T> maker) {
        Object part = parts.get(type);
        if (part == null) {
            part = maker.apply(this);
            parts.put(type, part);
        }
        return type.cast(part);
    }

    /** What its operator is told of a cluster just taken: where its entry came from, and a freeze. */
    public List<String> remarks() {
        List<String> remarks = new ArrayList<>();
        cluster().ifPresent(taken -> {
            remarks.addAll(inventory.remarks(taken.name()));
            freeze().ifPresent(freeze ->
                    remarks.add(taken.name() + " is " + freeze.words() + ". What is dangerous is refused."));
        });
        return remarks;
    }

    /** The freeze of the cluster in use that holds now, of several the one that ends last. */
    public Optional<Freeze> freeze() {
        Instant now = clock.instant();
        return cluster().stream()
                .flatMap(c -> c.freezes().stream())
                .filter(freeze -> freeze.holds(now))
                .max((one, other) -> one.until().compareTo(other.until()));
    }

    /**
     * Refuses what is dangerous while a freeze holds that nobody has overridden.
     *
     * @throws UserError refused
     */
    public void permitDanger(String what) {
        Optional<Freeze> freeze = writeMode.isDespiteFreeze() ? Optional.empty() : freeze();
        if (freeze.isPresent()) {
            throw UserError.refused(
                    what + " is dangerous, and " + requireCluster().name() + " is "
                            + freeze.get().words() + ". Nothing was changed.",
                    "if it cannot wait: rw --despite-freeze --reason \"WHY\"");
        }
    }

    /** Whether commands may change anything. */
    public WriteMode writeMode() {
        return writeMode;
    }

    /** What was typed in this session. */
    public Typed typed() {
        return typed;
    }

    /** What the last fan-out left behind. */
    public ResultSets resultSets() {
        return resultSets;
    }

    /** Roles that can be asked live. */
    public List<RoleSource> roleSources() {
        return roleSources;
    }

    /** The last thing that went wrong. */
    public synchronized Optional<Failure> lastFailure() {
        return lastFailure;
    }

    /** Remembers what went wrong. */
    public synchronized void failed(String line, Throwable error) {
        lastFailure = Optional.of(new Failure(line, error));
    }

    public Settings settings() {
        return settings;
    }

    public Inventory inventory() {
        return inventory;
    }

    public Clock clock() {
        return clock;
    }

    public Events events() {
        return events;
    }

    @Override
    public synchronized void close() {
        closeParts();
    }

    private void closeParts() {
        for (Object part : parts.values()) {
            if (part instanceof AutoCloseable closeable) {
                closeQuietly(closeable);
            }
        }
        parts.clear();
    }

    private static void closeQuietly(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) {
            System.getLogger(Session.class.getName()).log(System.Logger.Level.WARNING, "closing " + part, e);
        }
    }
}
