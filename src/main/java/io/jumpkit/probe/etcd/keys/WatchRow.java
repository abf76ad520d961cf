// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.etcd.keys;

import io.etcd.jetcd.api.Event;
import java.time.Instant;
import java.util.Optional;

/**
 * A change of a key as it happened: a row of {@code etcd watch}. Values are never in it: they may be somebody's secrets.
 *
 * @param event {@code put} or {@code delete}
 * @param version how often the key was changed since it was made; 0 when it is gone
 * @param valueBytes how much it holds now; absent when it is gone
 */
record WatchRow(Instant at, String event, String key, long revision, long version, Optional<Integer> valueBytes) {

    static WatchRow of(Instant at, Event sent) {
        boolean put = sent.getType() == Event.EventType.PUT;
        return new WatchRow(
                at,
                put ? "put" : "delete",
                KeyText.of(sent.getKv().getKey()),
                sent.getKv().getModRevision(),
                sent.getKv().getVersion(),
                put ? Optional.of(sent.getKv().getValue().size()) : Optional.empty());
    }
}
