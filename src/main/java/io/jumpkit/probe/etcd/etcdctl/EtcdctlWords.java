// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.etcd.etcdctl;

import io.grpc.Status;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;

/** Tells from what etcdctl writes when it fails what gRPC would have said here. Pure. */
final class EtcdctlWords {
    private static final Pattern SERVER = Pattern.compile("etcdserver: [^\"\\n)\\\\]*");
    private static final Pattern LAST = Pattern.compile("(?m)^(?:Error: )?([^{\\n].*)$");

    private EtcdctlWords() {}

    /** The status that its last words mean. */
    static Status status(String said) {
        Matcher server = SERVER.matcher(said);
        if (server.find()) {
            return server(server.group().strip());
        }
        if (said.contains("connection refused")) {
            return Status.UNAVAILABLE.withCause(new ConnectException("Connection refused"));
        }
        if (said.contains("no route to host") || said.contains("network is unreachable")) {
            return Status.UNAVAILABLE.withCause(new NoRouteToHostException("No route to host"));
        }
        if (said.contains("x509:") || said.contains("tls:") || said.contains("authentication handshake failed")) {
            return Status.UNAVAILABLE.withCause(new SSLException(last(said)));
        }
        boolean late = said.contains("deadline exceeded") || said.contains("DeadlineExceeded");
        return late ? Status.DEADLINE_EXCEEDED : Status.UNKNOWN.withDescription(last(said));
    }

    /** The codes that callers go by; etcdctl writes the words alone. */
    private static Status server(String words) {
        if (words.contains("permission denied")) {
            return Status.PERMISSION_DENIED.withDescription(words);
        }
        boolean noSuchRevision = words.contains("mvcc: required revision");
        return (noSuchRevision ? Status.OUT_OF_RANGE : Status.UNKNOWN).withDescription(words);
    }

    /** Its last line that is not of its log. */
    private static String last(String said) {
        String last = said.strip();
        for (Matcher line = LAST.matcher(said); line.find(); ) {
            last = line.group(1).strip();
        }
        return last;
    }
}
