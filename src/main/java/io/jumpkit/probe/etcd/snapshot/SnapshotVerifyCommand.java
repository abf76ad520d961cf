// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.etcd.snapshot;

import io.jumpkit.command.Invocation;
import io.jumpkit.command.ReadCommand;
import io.jumpkit.error.ExitCode;
import io.jumpkit.error.UserError;
import io.jumpkit.output.Mark;
import io.jumpkit.output.Result;
import io.jumpkit.output.Table;
import io.jumpkit.probe.etcd.survey.Cells;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code etcd snapshot verify}: whether a snapshot file is whole; needs no etcd. */
@Command(
        name = "verify",
        description = "Check a snapshot file against its own hash",
        footer = {"etcd snapshot verify before.db", "etcd snapshot verify before.db | expect hash_ok"})
public final class SnapshotVerifyCommand implements ReadCommand {

    @Parameters(paramLabel = "file", description = "the snapshot on this machine")
    private Path file;

    @Override
    public Class<? extends Record> rows() {
        return SnapshotRow.class;
    }

    @Override
    public Result run(Invocation in) {
        Path path = file.toAbsolutePath().normalize();
        if (!Files.isRegularFile(path)) {
            throw UserError.usage("no file " + path, "name a snapshot that: etcd snapshot save FILE made");
        }
        try {
            return judged(SnapshotRow.read(path, Optional.empty()));
        } catch (IOException e) {
            throw UserError.usage("cannot read " + path + ": " + e.getMessage(), "look at the file and its rights")
                    .causedBy(e);
        }
    }

    /** The row, and what to make of it. */
    static Result judged(SnapshotRow row) {
        Result table = Table.of(List.of(row))
                .column("file", SnapshotRow::file)
                .column("size", r -> Cells.bytes(r.sizeBytes()))
                .column("revision", r -> r.revision().orElse(null))
                .column("raft index", r -> r.raftIndex().orElse(null))
                .column("sha256", r -> r.sha256().isEmpty() ? null : r.sha256().substring(0, 12) + "…")
                .result();
        if (row.hashOk().isEmpty()) {
            return table.note(
                            Mark.WARN,
                            "no hash in the file: a copy of a member's snap/db, which misses what is only in its WAL;"
                                    + " a restore needs --skip-hash-check")
                    .exit(ExitCode.ILL);
        }
        return row.hashOk().get()
                ? table.note(Mark.GOOD, "the hash in the file is that of its contents")
                : table.note(Mark.BAD, "broken: the file was changed or cut short; it must not be restored")
                        .exit(ExitCode.ILL);
    }
}
