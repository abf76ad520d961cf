// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.session;

import java.util.Optional;

/**
 * What tells a running system from any other of its kind: etcd's cluster id, PostgreSQL's system identifier. A runbook
 * compares it before every step, so that it never acts on another cluster than the one it looked at.
 */
public interface FingerprintSource {

    /** The system's name, as in {@code applies-to: etcd}. */
    String system();

    /**
     * The identity as one word; empty when the cluster in use has no such system.
     *
     * @throws io.jumpkit.error.UserError unanswered, when nobody says
     */
    Optional<String> fingerprint(Session session) throws InterruptedException;
}
