// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.ssh.openssh;

import io.jumpkit.deadline.Deadline;
import io.jumpkit.ssh.Operator;
import io.jumpkit.ssh.Outcome;
import io.jumpkit.ssh.transport.Connection;
import io.jumpkit.ssh.transport.Limits;
import io.jumpkit.ssh.transport.Phase;
import io.jumpkit.ssh.transport.PhaseWatch;
import io.jumpkit.ssh.transport.Route;
import io.jumpkit.ssh.transport.Transport;
import io.jumpkit.ssh.transport.Unreached;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Opens connections with the system's {@code ssh}, one master process each. */
public final class OpensshTransport implements Transport {
    private static final Logger LOG = Logger.getLogger(OpensshTransport.class.getName());
    private static final long LOOK_MILLIS = 100;
    private static final Duration GOODBYE = Duration.ofSeconds(2);

    /** One question at a time; who finds somebody asking looks again later. */
    private static final Semaphore ASKING = new Semaphore(1);

    private final Path ssh;
    private final Setting setting;
    private final Executor executor;
    private final ScheduledExecutorService timer;
    private final Limits limits;
    private final Set<MasterConnection> open = ConcurrentHashMap.newKeySet();
    /** Masters are processes of their own: they would outlive a Jumpkit that is told to go. */
    private final Thread lastAct = new Thread(this::closeAll, "ssh-masters-end");

    private SocketFolder sockets;

    /**
     * Where sockets go.
     *
     * @param runtime the user's runtime folder; empty when there is none
     */
    public record Setting(Path cache, String runtime) {}

    public OpensshTransport(
            Path ssh, Setting setting, Executor executor, ScheduledExecutorService timer, Limits limits) {
        this.ssh = ssh;
        this.setting = setting;
        this.executor = executor;
        this.timer = timer;
        this.limits = limits;
    }

    @Override
    public Connection connect(Route route, Operator operator) throws Unreached {
        Limits own = route.connectTimeout().map(limits::connectTimeout).orElse(limits);
        boolean behind = route.via().isPresent() || route.onlyOpenssh().isPresent();
        try (PhaseWatch watch = new PhaseWatch(timer, behind ? behindOthers(own) : own)) {
            SocketFolder folder = sockets();
            Path socket = folder.newSocket();
            ProcessBuilder builder = new ProcessBuilder(outliving(master(route, socket, operator)));
            builder.redirectInput(new java.io.File("/dev/null"));
            builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
            Questions questions = Questions.in(folder.path().resolve("q" + socket.getFileName()), operator);
            if (operator != Operator.NOBODY) {
                builder.environment().putAll(questions.environment());
            }
            Process process = logIn(builder.start(), questions, watch);
            MasterConnection connection = new MasterConnection(ssh, socket, process, executor);
            open.add(connection);
            process.onExit().thenRun(() -> open.remove(connection));
            return connection;
        } catch (IOException e) {
            throw Unreached.of(Outcome.CHANNEL_REFUSED, "ssh does not start: " + e.getMessage(), e);
        }
    }

    /** Until the version line comes through a proxy, everything the proxy does has to happen. */
    private static Limits behindOthers(Limits own) {
        return new Limits(
                own.dns(),
                own.tcp(),
                own.tcp().plus(own.banner()).plus(own.keyExchange()).plus(own.login()),
                own.keyExchange(),
                own.login(),
                own.channel());
    }

    /** Ctrl-C reaches every process of the terminal: it must stop what runs on the nodes, not the way to them. */
    private static List<String> outliving(List<String> words) {
        List<String> all = new ArrayList<>(List.of("/bin/sh", "-c", "trap '' INT QUIT; exec \"$0\" \"$@\""));
        all.addAll(words);
        return all;
    }

    private List<String> master(Route route, Path socket, Operator operator) {
        List<String> words = new ArrayList<>(List.of(ssh.toString(), "-v", "-M", "-N", "-T", "-S", socket.toString()));
        List<String> options = new ArrayList<>(List.of(
                "ControlPersist=no",
                "ClearAllForwardings=yes",
                "RemoteCommand=none",
                "PermitLocalCommand=no",
                "ServerAliveInterval=5",
                "ServerAliveCountMax=3",
                "BatchMode=" + (operator == Operator.NOBODY ? "yes" : "no")));
        if (route.trust().unknown() == Route.Unknown.ACCEPT) {
            options.add("StrictHostKeyChecking=accept-new");
        }
        route.via().ifPresent(via -> options.add("ProxyCommand=" + ProxyText.through(ssh, via)));
        options.forEach(option -> words.addAll(List.of("-o", option)));
        words.addAll(route.arguments());
        words.addAll(List.of("--", route.name()));
        return words;
    }

    private Process logIn(Process process, Questions questions, PhaseWatch watch) throws IOException, Unreached {
        watch.breakOffWith(() -> end(process));
        watch.enter(Phase.DNS);
        LogIn logIn = new LogIn(watch);
        AtomicBoolean looking = new AtomicBoolean();
        Runnable look = () -> {
            if (looking.compareAndSet(false, true)) {
                executor.execute(() -> look(questions, watch, looking));
            }
        };
        ScheduledFuture<?> asking = timer.scheduleWithFixedDelay(look, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
        BufferedReader reader =
                new BufferedReader(new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8));
        try {
            String line = reader.readLine();
            while (line != null) {
                logIn.line(line);
                line = logIn.isDone() ? null : reader.readLine();
            }
        } finally {
            asking.cancel(false);
        }
        if (!logIn.isDone()) {
            end(process);
            throw logIn.failure();
        }
        executor.execute(() -> drain(reader));
        return process;
    }

    /** With what it started: a proxy would hold its standard error open. */
    private static void end(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    private static void look(Questions questions, PhaseWatch watch, AtomicBoolean looking) {
        try {
            if (!questions.pending().isEmpty()) {
                watch.pause();
                ask(questions, watch);
            }
        } catch (IOException e) {
            LOG.log(Level.FINE, "a question of ssh could not be answered", e);
        } finally {
            looking.set(false);
        }
    }

    private static void ask(Questions questions, PhaseWatch watch) throws IOException {
        if (!ASKING.tryAcquire()) {
            return;
        }
        try {
            for (Path question : questions.pending()) {
                questions.answer(question);
            }
        } finally {
            ASKING.release();
        }
        watch.goOn();
    }

    private static void drain(BufferedReader reader) {
        try (reader) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                String said = line;
                LOG.log(Level.FINER, () -> said);
            }
        } catch (IOException e) {
            LOG.log(Level.FINE, "a master's last words were lost", e);
        }
    }

    private synchronized SocketFolder sockets() throws IOException {
        if (sockets == null) {
            sockets = SocketFolder.make(setting.cache(), setting.runtime());
            Runtime.getRuntime().addShutdownHook(lastAct);
        }
        return sockets;
    }

    @Override
    public synchronized void close() {
        if (sockets == null) {
            return;
        }
        closeAll();
        try {
            Runtime.getRuntime().removeShutdownHook(lastAct);
        } catch (IllegalStateException ignored) {
            // The hook is running, or has run.
        }
    }

    private void closeAll() {
        List<MasterConnection> last = List.copyOf(open);
        last.forEach(MasterConnection::close);
        Deadline deadline = Deadline.in(GOODBYE);
        last.forEach(connection -> connection.awaitEnd(deadline));
        sockets.close();
    }
}
