// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.ssh.config;

import io.jumpkit.error.ExitCode;
import io.jumpkit.error.UserError;
import io.jumpkit.inventory.LocalCommand;
import io.jumpkit.inventory.SshTarget;
import io.jumpkit.ssh.Outcome;
import io.jumpkit.ssh.transport.Route;
import io.jumpkit.ssh.transport.Unreached;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * Routes as the system's {@code ssh} would take them: it is asked itself, with {@code ssh -G}, once for all hosts that its
 * files treat alike.
 */
public final class OpensshRoutes implements Routes {
    private static final Duration ANSWER = Duration.ofSeconds(10);
    private static final long LOOK_AGAIN_NANOS = Duration.ofSeconds(2).toNanos();
    /** Long enough for all nodes behind one jump host to connect by one answer, where a program may change it. */
    private static final long FLEETING_NANOS = Duration.ofSeconds(3).toNanos();

    private static final int MOST_HOPS = 16;

    private final Path ssh;
    private final RouteReader reader;
    private final Optional<Path> configFile;
    private final Path home;
    private final LongSupplier nanoTime;
    private final Map<String, SshDump> dumps = new ConcurrentHashMap<>();
    private final Map<String, Long> askedNanos = new ConcurrentHashMap<>();
    private final Map<String, Object> asking = new ConcurrentHashMap<>();
    private ConfigFiles files;
    private long lookedNanos;

    /**
     * Routes by this ssh.
     *
     * @param configFile the file given with {@code -F}; empty for the user's and the system's
     */
    public OpensshRoutes(Path ssh, Optional<Path> configFile, RouteReader reader) {
        this(ssh, configFile, reader, System::nanoTime);
    }

    OpensshRoutes(Path ssh, Optional<Path> configFile, RouteReader reader, LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.ssh = ssh;
        this.reader = reader;
        this.configFile = configFile;
        this.home = reader.machine().home();
    }

    @Override
    public Route resolve(SshTarget target) throws Unreached {
        return resolve(target, 0);
    }

    private Route resolve(SshTarget target, int hops) throws Unreached {
        if (hops > MOST_HOPS) {
            throw Unreached.of(
                    Outcome.NO_ROUTE,
                    "the ProxyJump lines of ssh_config lead in a circle through " + target.address()
                            + "; write 'ProxyJump none' for the host that is to be reached straight",
                    null);
        }
        Route route = reader.read(target, dump(target), arguments(target));
        Optional<SshTarget> last = reader.lastHop(target, route);
        return last.isEmpty() ? route : route.through(Optional.of(resolve(last.get(), hops + 1)));
    }

    /** What {@code ssh} is called with for a target, before its name. */
    private List<String> arguments(SshTarget target) {
        List<String> arguments = new ArrayList<>();
        configFile.ifPresent(file -> arguments.addAll(List.of("-F", file.toString())));
        arguments.addAll(InventoryRoutes.arguments(target));
        return arguments;
    }

    private SshDump dump(SshTarget target) throws Unreached {
        List<String> arguments = arguments(target);
        Optional<String> treatment = files().treatment(target.address());
        String own = "host " + target.address() + " " + arguments;
        if (treatment.isEmpty()) {
            return known(own, target, arguments);
        }
        String shared = treatment.get() + " " + arguments;
        // One of many hosts asks for all of them; the others wait for its answer.
        synchronized (asking.computeIfAbsent(shared, key -> new Object())) {
            SshDump general = dumps.get(shared);
            if (general != null && general.isGeneral()) {
                return general;
            }
            if (general == null) {
                SshDump first = ask(target.address(), arguments);
                dumps.put(shared, first);
                dumps.put(own, first);
                return first;
            }
        }
        return known(own, target, arguments);
    }

    private SshDump known(String key, SshTarget target, List<String> arguments) throws Unreached {
        synchronized (asking.computeIfAbsent(key, k -> new Object())) {
            SshDump known = dumps.get(key);
            if (known == null || isStale(key)) {
                known = ask(target.address(), arguments);
                dumps.put(key, known);
                askedNanos.put(key, nanoTime.getAsLong());
            }
            return known;
        }
    }

    /** As ssh, which looks again for every connection. */
    private boolean isStale(String key) {
        return files().fleeting() && nanoTime.getAsLong() - askedNanos.getOrDefault(key, 0L) > FLEETING_NANOS;
    }

    private synchronized ConfigFiles files() {
        long now = nanoTime.getAsLong();
        boolean look = files == null || now - lookedNanos > LOOK_AGAIN_NANOS;
        if (look && (files == null || !files.unchanged())) {
            dumps.clear();
            files = ConfigFiles.read(
                    configFile
                            .map(List::of)
                            .orElse(List.of(home.resolve(".ssh/config"), Path.of("/etc/ssh/ssh_config"))),
                    home);
        }
        if (look) {
            lookedNanos = now;
        }
        return files;
    }

    private SshDump ask(String host, List<String> arguments) throws Unreached {
        List<String> command = new ArrayList<>(List.of(ssh.toString(), "-G"));
        command.addAll(arguments);
        command.addAll(List.of("--", host));
        try {
            return SshDump.parse(host, LocalCommand.run(command, home, ANSWER));
        } catch (UserError e) {
            Outcome outcome = e.exit() == ExitCode.INTERRUPTED ? Outcome.CANCELLED : Outcome.NO_ROUTE;
            throw Unreached.of(outcome, e.what(), e);
        }
    }
}
