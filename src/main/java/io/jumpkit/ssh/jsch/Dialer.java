// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.ssh.jsch;

import io.jumpkit.ssh.Outcome;
import io.jumpkit.ssh.transport.Phase;
import io.jumpkit.ssh.transport.PhaseWatch;
import io.jumpkit.ssh.transport.Route;
import io.jumpkit.ssh.transport.Unreached;
import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.PortUnreachableException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Makes TCP connections: resolves, binds to the local address that is asked for, tries every address of a name. */
final class Dialer {
    private final ExecutorService resolvers;

    /** Resolving cannot be interrupted, so that it happens on threads that can be left behind. */
    Dialer(ExecutorService resolvers) {
        this.resolvers = resolvers;
    }

    Socket dial(Route route, PhaseWatch watch) throws Unreached {
        watch.enterTimed(Phase.DNS);
        return dial(resolve(route, watch), route, watch);
    }

    /** Each address has the whole time: the first may be a black hole. */
    static Socket dial(InetAddress[] addresses, Route route, PhaseWatch watch) throws Unreached {
        watch.enterTimed(Phase.TCP);
        Unreached last = null;
        for (InetAddress address : addresses) {
            try {
                return connect(address, route, watch);
            } catch (Unreached e) {
                last = e;
            }
        }
        throw last;
    }

    private InetAddress[] resolve(Route route, PhaseWatch watch) throws Unreached {
        if (isLiteral(route.host())) {
            return lookUp(route.host());
        }
        Future<InetAddress[]> answer = resolvers.submit(() -> InetAddress.getAllByName(route.host()));
        try {
            return answer.get(watch.limit().toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw Unreached.of(Outcome.DNS, "'" + route.host() + "' does not resolve", e.getCause());
        } catch (TimeoutException e) {
            throw Unreached.of(Outcome.DNS, Phase.DNS.tooLong(watch.limit()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Unreached.of(Outcome.CANCELLED, "stopped", e);
        }
    }

    private static InetAddress[] lookUp(String literal) throws Unreached {
        try {
            return new InetAddress[] {InetAddress.getByName(literal)};
        } catch (UnknownHostException e) {
            throw Unreached.of(Outcome.DNS, "'" + literal + "' is not an address", e);
        }
    }

    private static boolean isLiteral(String host) {
        return host.indexOf(':') >= 0 || host.chars().allMatch(c -> c == '.' || (c >= '0' && c <= '9'));
    }

    private static Socket connect(InetAddress address, Route route, PhaseWatch watch) throws Unreached {
        Socket socket = new Socket();
        try {
            socket.setTcpNoDelay(true);
            socket.setKeepAlive(true);
            bind(socket, route);
            int millis = (int) watch.limit().toMillis();
            socket.connect(new InetSocketAddress(address, route.port()), millis);
            return socket;
        } catch (IOException e) {
            close(socket);
            throw failure(e, address.getHostAddress() + ":" + route.port(), watch);
        } catch (Unreached e) {
            close(socket);
            throw e;
        }
    }

    private static void bind(Socket socket, Route route) throws IOException, Unreached {
        if (route.bindAddress().isEmpty()) {
            return;
        }
        String local = route.bindAddress().get();
        try {
            socket.bind(new InetSocketAddress(InetAddress.getByName(local), 0));
        } catch (BindException | UnknownHostException e) {
            throw Unreached.of(
                    Outcome.NO_ROUTE, "this machine does not have the address " + local + " to start from", e);
        }
    }

    private static Unreached failure(IOException e, String where, PhaseWatch watch) {
        String said = String.valueOf(e.getMessage());
        if (e instanceof SocketTimeoutException) {
            return Unreached.of(Outcome.TCP_TIMEOUT, Phase.TCP.tooLong(watch.limit()), e);
        }
        boolean noRoute = e instanceof NoRouteToHostException
                || e instanceof PortUnreachableException
                || said.contains("unreachable")
                || said.contains("Invalid argument");
        if (noRoute) {
            return Unreached.of(Outcome.NO_ROUTE, "no route to " + where + ": " + said, e);
        }
        if (e instanceof ConnectException && said.contains("timed out")) {
            return Unreached.of(Outcome.TCP_TIMEOUT, "nothing answered TCP at " + where, e);
        }
        return Unreached.of(Outcome.REFUSED, where + " refuses connections: " + said, e);
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException ignored) {
            // It is of no use any more either way.
        }
    }
}
