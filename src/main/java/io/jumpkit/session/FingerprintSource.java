// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.session;

import java.util.List;

/**
 * What tells a running system from any other of its kind: etcd's cluster id, PostgreSQL's system identifier. A runbook
 * compares it before every step, so that it never acts on another cluster than the one it looked at.
 */
public interface FingerprintSource {

    /** The system's name, as in {@code applies-to: etcd}. */
    String system();

    /**
     * The identity as one word; none when the cluster in use has no such system, several when members of different
     * clusters answer, as in the middle of a restore or with an endpoint that belongs elsewhere.
     *
     * @throws io.jumpkit.error.UserError unanswered, when nobody says
     */
    List<String> fingerprints(Session session) throws InterruptedException;
}
