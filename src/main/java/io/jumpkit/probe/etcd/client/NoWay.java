// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.etcd.client;

/** Why a question did not even come to etcd, where gRPC's own classes have no word for it. */
public final class NoWay extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final Reason reason;

    public NoWay(Reason reason, String detail) {
        super(detail);
        this.reason = reason;
    }

    Reason reason() {
        return reason;
    }
}
