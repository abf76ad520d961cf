// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.etcd.keys;

import com.google.protobuf.ByteString;
import io.etcd.jetcd.api.KeyValue;
import io.jumpkit.probe.etcd.client.MemberId;
import java.util.Optional;

/**
 * A key: a row of {@code etcd keys}. Values are never in it: they may be somebody's secrets.
 *
 * @param revision when it was last changed
 * @param version how often it was changed since it was made
 * @param lease what it ends with, if anything
 */
public record KeyRow(String key, long revision, long createdRevision, long version, Optional<MemberId> lease) {

    static KeyRow of(KeyValue sent) {
        return new KeyRow(
                KeyText.of(key(sent)),
                sent.getModRevision(),
                sent.getCreateRevision(),
                sent.getVersion(),
                sent.getLease() == 0 ? Optional.empty() : Optional.of(new MemberId(sent.getLease())));
    }

    private static ByteString key(KeyValue sent) {
        return sent.getKey();
    }
}
