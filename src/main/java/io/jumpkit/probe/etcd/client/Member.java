// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.etcd.client;

import java.util.List;

/**
 * A member as the member list has it.
 *
 * @param name empty until it was started for the first time
 */
public record Member(MemberId id, String name, List<String> peerUrls, List<String> clientUrls, boolean learner) {
    public Member {
        peerUrls = List.copyOf(peerUrls);
        clientUrls = List.copyOf(clientUrls);
    }

    /** A member of a list that a server sent. */
    static Member from(io.etcd.jetcd.api.Member sent) {
        return new Member(
                new MemberId(sent.getID()),
                sent.getName(),
                sent.getPeerURLsList(),
                sent.getClientURLsList(),
                sent.getIsLearner());
    }

    /** Whether it ever joined: only then has it told the others its name. */
    public boolean started() {
        return !name.isEmpty();
    }

    /** Whether it has a vote. */
    public boolean voter() {
        return !learner;
    }

    /** Its name, or where it is to be started, or its id: what an operator calls it. */
    public String called() {
        if (started()) {
            return name;
        }
        return peerUrls.isEmpty() ? id.toString() : peerUrls.get(0);
    }
}
