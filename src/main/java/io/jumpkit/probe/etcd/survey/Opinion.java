// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.etcd.survey;

import io.jumpkit.probe.etcd.client.Answer;
import io.jumpkit.probe.etcd.client.Endpoint;
import io.jumpkit.probe.etcd.client.EndpointStatus;
import io.jumpkit.probe.etcd.client.Member;
import java.util.List;

/** What one endpoint answered to everything it was asked in a survey. */
public record Opinion(
        Endpoint endpoint,
        Answer<EndpointStatus> status,
        Answer<List<Member>> members,
        Answer<Boolean> serializable,
        Answer<Boolean> linearizable) {

    /** An endpoint of which nothing is known but why. */
    static Opinion silent(Endpoint endpoint, Answer.Failed<?> why) {
        return new Opinion(endpoint, why.as(), why.as(), why.as(), why.as());
    }

    /** Whether the member behind it said anything of itself. */
    boolean answered() {
        return status.came();
    }
}
