// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.etcd.metrics;

import io.jumpkit.deadline.Deadline;
import io.jumpkit.probe.etcd.client.Answer;
import io.jumpkit.probe.etcd.client.Endpoint;
import io.jumpkit.probe.etcd.client.Reason;
import io.jumpkit.probe.etcd.road.Road;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/**
 * Reads a member's {@code /metrics}. Over a socket of its own, because the JDK's client can neither start from a given
 * address nor dial one place and ask for the name of another, as a way through a node's sshd needs.
 */
public final class MetricsReader {
    /** A page of a busy member is some 200 KiB. */
    private static final int MAX_BYTES = 8 << 20;

    private static final String BREAK = "\r\n";

    private final Optional<SSLContext> tls;

    public MetricsReader(Optional<SSLContext> tls) {
        this.tls = tls;
    }

    /** The page of one place, by a way that was found. */
    Answer<Metrics> read(Answer<Road.Way> found, Endpoint place, Deadline deadline) {
        if (found instanceof Answer.Failed<Road.Way> none) {
            return none.as();
        }
        Road.Way way = found.value().orElseThrow();
        long start = System.nanoTime();
        try (Socket socket = dial(way, place, deadline)) {
            String page = get(socket, place, deadline);
            return parsed(page, Duration.ofNanos(System.nanoTime() - start));
        } catch (IOException e) {
            return failed(e);
        } finally {
            way.onClose().run();
        }
    }

    private Socket dial(Road.Way way, Endpoint place, Deadline deadline) throws IOException {
        Socket socket = new Socket();
        try {
            if (way.from().isPresent()) {
                socket.bind(new InetSocketAddress(way.from().get(), 0));
            }
            socket.connect(way.address(), deadline.leftMillis());
            socket.setSoTimeout(deadline.leftMillis());
            return place.tls() ? secured(socket, place) : socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    private SSLSocket secured(Socket socket, Endpoint place) throws IOException {
        try {
            SSLContext context = tls.isPresent() ? tls.get() : SSLContext.getDefault();
            SSLSocket secure =
                    (SSLSocket) context.getSocketFactory().createSocket(socket, place.host(), place.port(), true);
            SSLParameters parameters = secure.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            secure.setSSLParameters(parameters);
            secure.startHandshake();
            return secure;
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK speaks TLS", e);
        }
    }

    /** HTTP/1.0, so that the page comes in one piece and ends with the connection. */
    private static String get(Socket socket, Endpoint place, Deadline deadline) throws IOException {
        String request = "GET /metrics HTTP/1.0" + BREAK + "Host: " + place.authority() + BREAK + "Accept: text/plain"
                + BREAK + "User-Agent: jumpkit" + BREAK + BREAK;
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
        java.io.ByteArrayOutputStream page = new java.io.ByteArrayOutputStream();
        byte[] buffer = new byte[1 << 16];
        InputStream in = socket.getInputStream();
        for (int n = in.read(buffer); n >= 0 && page.size() < MAX_BYTES; n = in.read(buffer)) {
            page.write(buffer, 0, n);
            if (deadline.isOver()) {
                throw new SocketTimeoutException("the page did not end in time");
            }
        }
        return page.toString(StandardCharsets.UTF_8);
    }

    private static Answer<Metrics> parsed(String page, Duration took) {
        int body = page.indexOf(BREAK + BREAK);
        String status = page.lines().findFirst().orElse("");
        if (body < 0 || !status.matches("HTTP/1\\.[01] 200.*")) {
            return Answer.failed(Reason.NOT_ETCD, "/metrics answered: " + status);
        }
        return new Answer.Got<>(Metrics.parse(page.substring(body)), took);
    }

    private static Answer<Metrics> failed(IOException e) {
        String words = String.valueOf(e.getMessage());
        if (e instanceof SocketTimeoutException) {
            return Answer.failed(Reason.TIMED_OUT, "");
        }
        if (e instanceof SSLException) {
            return Answer.failed(Reason.TLS, words);
        }
        if (e instanceof NoRouteToHostException) {
            return Answer.failed(Reason.NO_ROUTE, words);
        }
        boolean refused = e instanceof ConnectException && words.contains("refused");
        return refused ? Answer.failed(Reason.REFUSED, "") : Answer.failed(Reason.CUT, words);
    }
}
