// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.etcd.restore;

import io.jumpkit.command.Invocation;
import io.jumpkit.error.ExitCode;
import io.jumpkit.error.UserError;
import io.jumpkit.inventory.Cluster;
import io.jumpkit.inventory.Node;
import io.jumpkit.probe.etcd.client.EtcdVersion;
import io.jumpkit.probe.etcd.datadir.DataDirCommand;
import io.jumpkit.probe.etcd.datadir.DataDirRow;
import io.jumpkit.probe.etcd.snapshot.SnapshotRow;
import io.jumpkit.probe.etcd.survey.EtcdProbe;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/** The snapshot on this machine and the nodes it goes to, looked at. */
final class RestoreSource {
    private static final int BUFFER = 1 << 16;

    private RestoreSource() {}

    /**
     * Looks at the file and at every node, and plans.
     *
     * @throws UserError usage or refused, when there is nothing that could be restored
     */
    static RestorePlan plan(Invocation in, RestoreOptions options) {
        Path file = options.file().toAbsolutePath().normalize();
        if (!Files.isRegularFile(file)) {
            throw UserError.usage("no file " + file, "name a snapshot that: etcd snapshot save FILE made");
        }
        try {
            SnapshotRow source = SnapshotRow.read(file, Optional.empty());
            refuseBroken(source, options.skipHashCheck());
            List<DataDirRow> rows = DataDirCommand.ask(in, nodes(in, options)).stream()
                    .map(r -> DataDirRow.of(r, Optional.empty()))
                    .toList();
            return RestorePlan.of(
                    source,
                    sha256(file),
                    rows,
                    new RestorePlan.Wishes(
                            Optional.ofNullable(options.initialCluster()),
                            Optional.ofNullable(options.token()),
                            options.bump(),
                            options.skipHashCheck()),
                    membersVersion(in, rows));
        } catch (IOException e) {
            throw UserError.usage("cannot read " + file + ": " + e.getMessage(), "look at the file and its rights")
                    .causedBy(e);
        }
    }

    /** The oldest that members say, where the nodes say neither their etcd's version nor have a tool; they may be up still. */
    private static Optional<EtcdVersion> membersVersion(Invocation in, List<DataDirRow> rows) {
        boolean known =
                rows.stream().anyMatch(r -> r.tool().isPresent() || r.version().isPresent());
        if (known || in.session().requireCluster().etcd().isEmpty()) {
            return Optional.empty();
        }
        try {
            return EtcdProbe.of(in).look(in.cancellation()).members().stream()
                    .flatMap(m -> m.status().stream())
                    .flatMap(s -> EtcdVersion.of(s.version()).stream())
                    .min(EtcdVersion::compareTo);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("stopped by the operator");
        }
    }

    /** All with etcd, whatever is in focus: a part of a cluster cannot be restored by itself. */
    private static List<Node> nodes(Invocation in, RestoreOptions options) {
        Cluster cluster = in.session().requireCluster();
        List<Node> nodes = cluster.nodes(options.members() != null ? options.members() : cluster.withRole("etcd"));
        if (nodes.isEmpty()) {
            throw UserError.usage("no node of the inventory has the role etcd", "name them: --members NODES");
        }
        return nodes;
    }

    private static void refuseBroken(SnapshotRow source, boolean skipHashCheck) {
        if (source.hashOk().isPresent() && !source.hashOk().get()) {
            throw UserError.of(
                    ExitCode.REFUSED,
                    source.file() + " is broken: it was changed or cut short, and must not be restored",
                    "etcd snapshot verify " + source.file());
        }
        if (source.hashOk().isEmpty() && !skipHashCheck) {
            throw UserError.refused(
                    source.file() + " has no hash: it is a copy of a member's snap/db, which may miss what is only in"
                            + " its WAL",
                    "better: etcd snapshot save from a member; else take it on you: --skip-hash-check");
        }
    }

    private static String sha256(Path file) throws IOException {
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance("SHA-256"))) {
            byte[] buffer = new byte[BUFFER];
            while (in.read(buffer) >= 0) {
                continue;
            }
            return HexFormat.of()
                    .formatHex(((DigestInputStream) in).getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
