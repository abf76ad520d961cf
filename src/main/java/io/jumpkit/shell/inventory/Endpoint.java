// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.shell.inventory;

import io.jumpkit.deadline.Deadline;
import io.jumpkit.error.UserError;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Optional;

/** A host and port that something should listen on. */
record Endpoint(String host, int port) {
    private static final int LAST_PORT = 65_535;

    /** What came of knocking: {@code answers}, or the class of the failure. */
    record Knock(String outcome, String detail) {
        static final Knock ANSWERS = new Knock("answers", "");
    }

    /** The endpoint of a URL that the inventory has checked. */
    static Endpoint of(String url) {
        URI uri;
        try {
            uri = URI.create(url);
        } catch (IllegalArgumentException e) {
            throw UserError.usage("'" + url + "' is not a URL", "write it like https://10.0.1.10:2379")
                    .causedBy(e);
        }
        String host = uri.getHost();
        if (host == null || uri.getPort() < 1 || uri.getPort() > LAST_PORT) {
            throw UserError.usage("'" + url + "' has no host and port", "write it like https://10.0.1.10:2379");
        }
        return new Endpoint(host.replaceAll("[\\[\\]]", ""), uri.getPort());
    }

    /** Opens a TCP connection and closes it. */
    Knock knock(Optional<String> localAddress, Deadline deadline) {
        try (Socket socket = new Socket()) {
            if (localAddress.isPresent()) {
                socket.bind(new InetSocketAddress(InetAddress.getByName(localAddress.get()), 0));
            }
            socket.connect(new InetSocketAddress(InetAddress.getByName(host), port), deadline.leftMillis());
            return Knock.ANSWERS;
        } catch (IOException e) {
            return failed(e);
        }
    }

    /**
     * Opens a TCP connection to a tunnel's near end and waits for its far end: a tunnel whose far end refuses closes, one
     * that leads somewhere stays open and says nothing.
     */
    static Knock knockThrough(int localPort, Deadline deadline) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), localPort), deadline.leftMillis());
            socket.setSoTimeout(deadline.leftMillis());
            int first = socket.getInputStream().read();
            return first < 0 ? new Knock("refused", "the far end of the tunnel closed at once") : Knock.ANSWERS;
        } catch (SocketTimeoutException e) {
            return Knock.ANSWERS;
        } catch (IOException e) {
            return failed(e);
        }
    }

    private static Knock failed(IOException e) {
        String detail = String.valueOf(e.getMessage());
        if (e instanceof UnknownHostException) {
            return new Knock("dns", "the name does not resolve: " + detail);
        }
        if (e instanceof SocketTimeoutException) {
            return new Knock("tcp-timeout", "nothing answers");
        }
        if (e instanceof NoRouteToHostException) {
            return new Knock("no-route", detail);
        }
        boolean refused = e instanceof ConnectException && detail.contains("refused");
        return refused ? new Knock("refused", "nothing listens there") : new Knock("no-route", detail);
    }

    @Override
    public String toString() {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }
}
