// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.etcd.survey;

import io.jumpkit.command.Invocation;
import io.jumpkit.deadline.Cancellation;
import io.jumpkit.deadline.Deadline;
import io.jumpkit.error.UserError;
import io.jumpkit.inventory.Cluster;
import io.jumpkit.inventory.EtcdSettings;
import io.jumpkit.probe.etcd.client.Answer;
import io.jumpkit.probe.etcd.client.Connections;
import io.jumpkit.probe.etcd.client.Endpoint;
import io.jumpkit.probe.etcd.client.EtcdClient;
import io.jumpkit.probe.etcd.client.Login;
import io.jumpkit.probe.etcd.client.Member;
import io.jumpkit.probe.etcd.client.Password;
import io.jumpkit.probe.etcd.etcdctl.NativeConnections;
import io.jumpkit.probe.etcd.metrics.MetricsPlaces;
import io.jumpkit.probe.etcd.metrics.MetricsReader;
import io.jumpkit.probe.etcd.road.Channels;
import io.jumpkit.probe.etcd.road.DirectRoad;
import io.jumpkit.probe.etcd.road.Road;
import io.jumpkit.probe.etcd.road.SshRoad;
import io.jumpkit.probe.etcd.road.TlsFiles;
import io.jumpkit.session.Session;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** A session's connections to the etcd of the cluster in use, and what it remembers of it. Thread-safe. */
public final class EtcdProbe implements AutoCloseable {
    private final Cluster cluster;
    private final List<Endpoint> configured;
    private final Clock clock;
    private final ExecutorService executor = Executors.newCachedThreadPool(EtcdProbe::thread);
    private final Connections connections;
    private final Login login;
    private final Password password;
    private final Pace pace;
    private final MetricsPlaces metrics;
    private List<Member> lastList = List.of();
    private Optional<Instant> leaderlessSince = Optional.empty();

    private EtcdProbe(Session session) {
        cluster = session.requireCluster();
        EtcdSettings settings = cluster.etcd().orElseThrow(() -> notConfigured(cluster));
        configured = settings.endpoints().stream().map(Endpoint::parse).toList();
        if (configured.isEmpty()) {
            throw notConfigured(cluster);
        }
        clock = session.clock();
        Optional<TlsFiles> tls = settings.tls().map(TlsFiles::read);
        Road road = road(settings, session);
        metrics = new MetricsPlaces(
                cluster,
                settings.metrics().map(Endpoint::parse),
                road,
                new SshRoad(cluster, session::remote),
                new MetricsReader(tls.map(TlsFiles::forHttp)));
        pace = new Pace(settings.via());
        // The native client logs in by itself.
        boolean ours = settings.via() != EtcdSettings.Via.NODE;
        password = new Password(cluster.name(), settings, session);
        login = new Login(settings.user().filter(user -> ours), password);
        connections = ours
                ? new Channels(road, tls.map(TlsFiles::forGrpc), executor)
                : new NativeConnections(cluster, settings, session::remote, password::get, executor);
    }

    /**
     * The probe of the cluster in use.
     *
     * @throws UserError usage, when the inventory does not say where its etcd is
     */
    public static EtcdProbe of(Session session) {
        return session.part(EtcdProbe.class, EtcdProbe::new);
    }

    /**
     * The same for a command; where the inventory says that the operator knows the password, this is when it is asked.
     *
     * @throws UserError usage, when the inventory does not say where its etcd is, or nobody can be asked
     */
    public static EtcdProbe of(Invocation in) {
        EtcdProbe probe = of(in.session());
        probe.password.prepare(in.console());
        return probe;
    }

    private static UserError notConfigured(Cluster cluster) {
        return UserError.usage(
                "the inventory names no etcd for cluster " + cluster.name(),
                "add to it: etcd: {endpoints: [\"https://HOST:2379\"]}");
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "etcd");
        thread.setDaemon(true);
        return thread;
    }

    private Road road(EtcdSettings settings, Session session) {
        return switch (settings.via()) {
            case DIRECT -> new DirectRoad(settings.localAddress());
            // Metrics come from the node too, and its own client does not read them.
            case SSH, NODE -> new SshRoad(cluster, session::remote);
        };
    }

    /** The cluster as the inventory has it. */
    public Cluster cluster() {
        return cluster;
    }

    /** The endpoints that the inventory names. */
    public List<Endpoint> configured() {
        return configured;
    }

    /** The client of one endpoint. */
    public EtcdClient client(Endpoint endpoint) {
        return new EtcdClient(endpoint, connections, login);
    }

    /** The native client, where the inventory says that it is asked. */
    public Optional<NativeConnections> nativeClient() {
        return connections instanceof NativeConnections onNodes ? Optional.of(onNodes) : Optional.empty();
    }

    /** Where members say what they count. */
    public MetricsPlaces metrics() {
        return metrics;
    }

    /** Runs what asks etcd, beside the caller. */
    public ExecutorService executor() {
        return executor;
    }

    /** Asks all endpoints everything, within {@link Surveyor#IN_ALL} and what loading gRPC takes. */
    public Survey survey(Cancellation cancellation) throws InterruptedException {
        Survey survey = new Surveyor(this::client, executor, pace).survey(configured, clock.instant(), cancellation);
        if (cancellation.isCancelled()) {
            throw new CancellationException("stopped by the operator");
        }
        return survey;
    }

    /** Asks all endpoints everything and puts the answers in order. */
    public EtcdView look(Cancellation cancellation) throws InterruptedException {
        return view(survey(cancellation));
    }

    /** A survey in order, with the last known member list where none came. */
    public synchronized EtcdView view(Survey survey) {
        EtcdView view = EtcdView.of(survey, lastList);
        if (view.listed().isPresent()) {
            lastList = view.members().stream().map(MemberState::member).toList();
        }
        boolean leaderless = view.clusterId().isPresent() && view.leader().isEmpty();
        leaderlessSince = leaderless ? leaderlessSince.or(() -> Optional.of(survey.at())) : Optional.empty();
        return view;
    }

    /** The first member list that comes; empty when none does in time. For words typed, not for decisions. */
    public Optional<List<Member>> quickList() {
        CompletableFuture<Optional<List<Member>>> first = new CompletableFuture<>();
        Deadline deadline = Deadline.in(pace.question());
        List<CompletableFuture<Void>> asked = configured.stream()
                .map(e -> CompletableFuture.runAsync(
                        () -> client(e).members(deadline).value().ifPresent(l -> first.complete(Optional.of(l))),
                        executor))
                .toList();
        CompletableFuture.allOf(asked.toArray(CompletableFuture[]::new))
                .whenComplete((done, bug) -> first.complete(Optional.empty()));
        return first.completeOnTimeout(Optional.empty(), deadline.leftMillis(), TimeUnit.MILLISECONDS)
                .join();
    }

    /** Asks several endpoints the same, in parallel; an answer per endpoint, in order. */
    public <T> List<Answer<T>> askAll(List<Endpoint> endpoints, Function<EtcdClient, Answer<T>> question) {
        List<CompletableFuture<Answer<T>>> asked = endpoints.stream()
                .map(e -> CompletableFuture.supplyAsync(() -> question.apply(client(e)), executor))
                .toList();
        return asked.stream().map(CompletableFuture::join).toList();
    }

    /** For how long this session has seen the cluster without a leader. */
    public synchronized Optional<Duration> leaderless(Survey survey) {
        return leaderlessSince.map(since -> Duration.between(since, survey.at()));
    }

    @Override
    public void close() {
        connections.close();
        executor.shutdownNow();
    }
}
