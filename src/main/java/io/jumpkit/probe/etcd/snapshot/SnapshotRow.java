// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.etcd.snapshot;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A snapshot file: the row of {@code etcd snapshot save} and {@code verify}.
 *
 * @param hashOk whether the hash in the file is that of its contents; absent when the file has none
 * @param revision the newest revision in it; absent when the file could not be read that far
 * @param raftIndex the last raft entry in it, by which copies from different members are compared
 * @param member the member it came from, when it was just saved
 */
public record SnapshotRow(
        Path file,
        long sizeBytes,
        Optional<Boolean> hashOk,
        String sha256,
        Optional<Long> revision,
        Optional<Long> raftIndex,
        Optional<String> member) {

    /** Reads all of the file. */
    public static SnapshotRow read(Path file, Optional<String> member) throws IOException {
        SnapshotFile snapshot = SnapshotFile.read(file);
        BoltFile.Facts facts = BoltFile.facts(file);
        Optional<Boolean> hashOk = snapshot.state() == SnapshotFile.State.NO_HASH
                ? Optional.empty()
                : Optional.of(snapshot.state() == SnapshotFile.State.GOOD);
        return new SnapshotRow(
                file,
                snapshot.sizeBytes(),
                hashOk,
                snapshot.sha256(),
                boxed(facts.revision()),
                boxed(facts.raftIndex()),
                member);
    }

    /** The same under another name. */
    SnapshotRow at(Path name) {
        return new SnapshotRow(name, sizeBytes, hashOk, sha256, revision, raftIndex, member);
    }

    private static Optional<Long> boxed(OptionalLong value) {
        return value.isPresent() ? Optional.of(value.getAsLong()) : Optional.empty();
    }
}
