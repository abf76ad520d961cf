// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.etcd.client;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.netty.channel.ConnectTimeoutException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLException;

/** Tells from what gRPC throws which of our classes it is, and keeps the server's own words. */
public final class FailureReader {
    /** What gRPC says of a connection that broke, and no more than its class says already. */
    private static final String LIBRARY_CUT = "io exception";

    private static final String SERVER = "etcdserver: ";

    private FailureReader() {}

    public static <T> Answer.Failed<T> read(StatusRuntimeException thrown) {
        Status status = thrown.getStatus();
        if (status.getCause() instanceof NoWay none) {
            return Answer.failed(none.reason(), none.getMessage());
        }
        String words = Optional.ofNullable(status.getDescription()).orElse("");
        if (words.startsWith(SERVER) || words.startsWith("auth: ")) {
            return Answer.failed(ofServer(words, status.getCode()), words.replace(SERVER, ""));
        }
        Reason reason = ofCause(thrown).orElseGet(() -> ofCode(status.getCode(), words));
        return Answer.failed(reason, detail(reason, words, thrown));
    }

    /** What etcd itself says; the sentences are part of its interface (rpctypes). */
    private static Reason ofServer(String words, Status.Code code) {
        if (words.contains("no leader")) {
            return Reason.NO_LEADER;
        }
        if (words.contains("request timed out")) {
            return Reason.TIMED_OUT;
        }
        // A member that goes away says so of changes that it has proposed already, and so may others have them.
        if (words.contains("server stopped") || words.contains("leader changed")) {
            return Reason.CUT;
        }
        // Some of its services pass the reason on without a code.
        boolean auth = code == Status.Code.UNAUTHENTICATED
                || words.startsWith("auth: ")
                || words.contains("permission denied")
                || code == Status.Code.PERMISSION_DENIED
                || words.contains("user name is empty")
                || words.contains("invalid auth token")
                || words.contains("revision of auth store is old")
                || words.contains("authentication failed");
        return auth ? Reason.AUTH : Reason.REJECTED;
    }

    private static Optional<Reason> ofCause(Throwable thrown) {
        for (Throwable cause = thrown.getCause(); cause != null; cause = cause.getCause()) {
            Optional<Reason> reason = ofNetwork(cause);
            if (reason.isPresent()) {
                return reason;
            }
        }
        return Optional.empty();
    }

    private static Optional<Reason> ofNetwork(Throwable cause) {
        String words = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
        if (cause instanceof SSLException || cause instanceof java.security.GeneralSecurityException) {
            return Optional.of(Reason.TLS);
        }
        if (cause instanceof UnknownHostException || cause instanceof UnresolvedAddressException) {
            return Optional.of(Reason.DNS);
        }
        if (cause instanceof ConnectTimeoutException) {
            return Optional.of(Reason.TIMED_OUT);
        }
        if (cause instanceof BindException
                || cause instanceof NoRouteToHostException
                || words.contains("unreachable")
                || words.contains("no route")) {
            return Optional.of(Reason.NO_ROUTE);
        }
        return cause instanceof ConnectException && words.contains("refused")
                ? Optional.of(Reason.REFUSED)
                : Optional.empty();
    }

    private static Reason ofCode(Status.Code code, String words) {
        String lower = words.toLowerCase(Locale.ROOT);
        if (lower.contains("http2 exception")
                || lower.contains("first received frame")
                || lower.contains("http status")) {
            return Reason.NOT_ETCD;
        }
        return switch (code) {
            case DEADLINE_EXCEEDED -> Reason.TIMED_OUT;
            case UNAUTHENTICATED, PERMISSION_DENIED -> Reason.AUTH;
            case CANCELLED -> Reason.CANCELLED;
            case UNIMPLEMENTED -> Reason.NOT_ETCD;
            case UNAVAILABLE -> lower.contains("unable to resolve") ? Reason.DNS : Reason.CUT;
            case UNKNOWN -> lower.contains("context deadline exceeded") ? Reason.TIMED_OUT : Reason.REJECTED;
            case OK,
                    INVALID_ARGUMENT,
                    NOT_FOUND,
                    ALREADY_EXISTS,
                    RESOURCE_EXHAUSTED,
                    FAILED_PRECONDITION,
                    OUT_OF_RANGE -> Reason.REJECTED;
            // Not etcd's words, but gRPC's of a stream that broke: what it carried may have been done.
            case ABORTED, INTERNAL, DATA_LOSS -> Reason.CUT;
        };
    }

    /** gRPC's own description of a deadline is a trace of its insides, which helps nobody. */
    private static String detail(Reason reason, String words, Throwable thrown) {
        return switch (reason) {
            case TIMED_OUT, CANCELLED, REFUSED -> "";
            case TLS, NO_ROUTE, DNS -> deepest(thrown);
            case CUT ->
                words.lines()
                        .findFirst()
                        .filter(line -> !line.equals(LIBRARY_CUT))
                        .orElse("");
            case NOT_ETCD, AUTH, NO_LEADER, NOT_STARTED, SLOW, ALARM, REJECTED -> words;
        };
    }

    private static String deepest(Throwable thrown) {
        Throwable at = thrown;
        while (at.getCause() != null) {
            at = at.getCause();
        }
        return String.valueOf(at.getMessage()).lines().findFirst().orElse("");
    }
}
