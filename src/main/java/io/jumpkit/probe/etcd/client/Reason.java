// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.etcd.client;

import io.jumpkit.json.Scalar;
import java.util.Locale;

/** Why an endpoint gave no answer, or not the one that was asked for: a class, never raw text. */
public enum Reason implements Scalar {
    /** The host is up and nothing listens there. */
    REFUSED("refused"),
    /** Nothing came back in time. */
    TIMED_OUT("timed out"),
    /** No way there from here, or the address that connections must start from is not this machine's. */
    NO_ROUTE("no route"),
    /** The name does not resolve. */
    DNS("name does not resolve"),
    /** The certificate or the handshake was not accepted. */
    TLS("tls"),
    /** It answers, but not as etcd does: TLS where none is spoken, or another service. */
    NOT_ETCD("not etcd, or the wrong scheme"),
    /** User, password or role was not accepted. */
    AUTH("not allowed"),
    /** The member runs and follows nobody. */
    NO_LEADER("no leader"),
    /** The connection broke while it was used. */
    CUT("connection cut"),
    /** A member that was added and never started. */
    NOT_STARTED("not started"),
    /** A member that serves, but takes long over it. */
    SLOW("slow"),
    /** A member with an alarm raised. */
    ALARM("alarm"),
    /** etcd understood and said no. */
    REJECTED("rejected"),
    /** The operator called it off. */
    CANCELLED("stopped");

    private final String words;

    Reason(String words) {
        this.words = words;
    }

    /** The class in the operator's words. */
    public String words() {
        return words;
    }

    /** Whether a change that got it was clearly not made; after silence it may have been made all the same. */
    public boolean isNo() {
        return switch (this) {
            case REJECTED, AUTH, REFUSED, NO_ROUTE, DNS, TLS, NOT_ETCD, NOT_STARTED, NO_LEADER -> true;
            case TIMED_OUT, CUT, CANCELLED, SLOW, ALARM -> false;
        };
    }

    /** Kebab case, as in JSON. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
