// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.etcd.maintenance;

import io.jumpkit.probe.etcd.client.MemberId;
import java.util.Optional;

/**
 * What one member holds, as a number: a row of {@code etcd hash}.
 *
 * @param revision all members were hashed at this one
 * @param compactRevision hashes can be compared only where this is the same
 * @param agrees whether the hash is that of most members
 * @param reason why there is no hash, or why it was not compared
 */
public record HashRow(
        String name,
        MemberId id,
        boolean answered,
        long revision,
        Optional<Long> hash,
        Optional<Long> compactRevision,
        boolean agrees,
        Optional<String> reason) {

    /** The row of a hash that says nothing, as other members are compacted to another revision. */
    HashRow notCompared() {
        return new HashRow(
                name,
                id,
                answered,
                revision,
                hash,
                compactRevision,
                false,
                Optional.of("not compared: compacted to another revision than others"));
    }
}
