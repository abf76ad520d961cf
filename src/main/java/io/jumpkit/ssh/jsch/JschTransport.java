// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.ssh.jsch;

import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;
import io.jumpkit.deadline.Deadline;
import io.jumpkit.ssh.Operator;
import io.jumpkit.ssh.Outcome;
import io.jumpkit.ssh.hostkey.HostKeyCheck;
import io.jumpkit.ssh.hostkey.KnownHosts;
import io.jumpkit.ssh.transport.Connection;
import io.jumpkit.ssh.transport.Limits;
import io.jumpkit.ssh.transport.Phase;
import io.jumpkit.ssh.transport.PhaseWatch;
import io.jumpkit.ssh.transport.Route;
import io.jumpkit.ssh.transport.Transport;
import io.jumpkit.ssh.transport.Unreached;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;

/** Opens connections with JSch. */
public final class JschTransport implements Transport {
    /** What JSch's reader needs is little; the default would cost half a gigabyte of address space at 500 nodes. */
    private static final long STACK_BYTES = 256 * 1024L;

    private final JSch jsch = new JSch();
    private final KnownHosts knownHosts = new KnownHosts();
    private final Identities identities = new Identities();
    private final Dialer dialer;
    private final JumpHosts jumps;
    private final ScheduledExecutorService timer;
    private final Limits limits;

    public JschTransport(ExecutorService resolvers, ScheduledExecutorService timer, Limits limits) {
        this.dialer = new Dialer(resolvers);
        this.jumps = new JumpHosts(this);
        this.timer = timer;
        this.limits = limits;
    }

    @Override
    public Connection connect(Route route, Operator operator) throws Unreached {
        return open(route, operator);
    }

    JschConnection open(Route route, Operator operator) throws Unreached {
        Limits own = route.connectTimeout().map(limits::connectTimeout).orElse(limits);
        // Before anything is dialled: who types a passphrase is hurried neither by our clocks nor by sshd's.
        Identities.Usable keys = identities.forRoute(route.keys(), operator);
        try (PhaseWatch watch = new PhaseWatch(timer, own)) {
            HostKeyCheck check = new HostKeyCheck(knownHosts, route, operator);
            return logIn(road(route, operator, watch), check, keys, watch);
        }
    }

    private Road road(Route route, Operator operator, PhaseWatch watch) throws Unreached {
        if (route.via().isPresent()) {
            return behind(jumps.connection(route.via().get(), operator), route, watch);
        }
        try {
            return Road.of(dialer.dial(route, watch));
        } catch (IOException e) {
            throw Unreached.passing(Outcome.REFUSED, "the connection broke at once: " + e.getMessage(), e);
        }
    }

    private static Road behind(JschConnection jump, Route route, PhaseWatch watch) throws Unreached {
        watch.enter(Phase.TCP);
        Duration patience = watch.limit();
        // A jump host that lives answers this at once, whatever the host behind it does.
        jump.probe();
        try {
            return jump.road(route.host(), route.port(), Deadline.in(patience));
        } catch (Unreached e) {
            if (jump.silentNanos() < patience.toNanos()) {
                throw e;
            }
            jump.close();
            throw Unreached.passing(e.outcome(), "the jump host does not answer any more", e);
        }
    }

    private JschConnection logIn(Road road, HostKeyCheck check, Identities.Usable keys, PhaseWatch watch)
            throws Unreached {
        watch.breakOffWith(road::close);
        Route route = check.route();
        String name = route.trust().alias().orElse(route.host());
        SessionHostKeys hostKeys = new SessionHostKeys(check, watch, name + "," + route.knownAs());
        try {
            Session session = jsch.getSession(route.user(), name, route.port());
            session.setLogger(new SessionLog(route.where(), watch));
            session.setProxy(road);
            session.setHostKeyRepository(hostKeys);
            session.setIdentityRepository(new FixedIdentities(keys.identities()));
            session.setThreadFactory(work -> new Thread(null, work, "ssh " + route.where(), STACK_BYTES));
            Tuning.apply(session, check, keys.identities().size());
            watch.enter(Phase.BANNER);
            session.connect();
            return new JschConnection(session, road);
        } catch (JSchException e) {
            road.close();
            throw explained(Failures.of(e, watch, hostKeys.refused()), keys);
        }
    }

    private static Unreached explained(Unreached failure, Identities.Usable keys) {
        if (failure.outcome() != Outcome.AUTH || keys.problems().isEmpty()) {
            return failure;
        }
        String detail = failure.getMessage() + "; " + String.join("; ", keys.problems());
        return keys.unreadable() ? Unreached.forThisClient(failure.outcome(), detail, failure) : failure.saying(detail);
    }

    @Override
    public void close() {
        jumps.close();
    }
}
