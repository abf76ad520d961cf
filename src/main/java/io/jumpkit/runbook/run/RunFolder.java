// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.runbook.run;

import io.jumpkit.error.ExitCode;
import io.jumpkit.error.UserError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** One run on the disk: its journal, the text it follows, and the lock of whoever follows it. */
public final class RunFolder {
    private static final FileAttribute<?> PRIVATE_FILE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    private static final FileAttribute<?> PRIVATE_FOLDER =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private final Path folder;
    private final UnaryOperator<JournalSink> around;

    RunFolder(Path folder, UnaryOperator<JournalSink> around) {
        this.folder = folder;
        this.around = around;
    }

    /** The run's id. */
    public String id() {
        return folder.getFileName().toString();
    }

    /** The journal's file. */
    public Path journal() {
        return folder.resolve("journal.jsonl");
    }

    /** Makes the folder with the text that is followed; false when the id is taken. */
    boolean create(String runbook) {
        try {
            Files.createDirectories(folder.getParent(), PRIVATE_FOLDER);
            Files.createDirectory(folder, PRIVATE_FOLDER);
            writeNew("runbook.md", runbook);
            return true;
        } catch (java.nio.file.FileAlreadyExistsException e) {
            return false;
        } catch (IOException e) {
            throw cannotWrite(e);
        }
    }

    /**
     * Keeps the text that is followed from now on; whatever happens meanwhile, either the old one is there or the new.
     */
    void follow(String runbook) {
        try {
            Path beside = folder.resolve("runbook.md.new");
            Files.deleteIfExists(beside);
            writeNew("runbook.md.new", runbook);
            Files.move(beside, folder.resolve("runbook.md"), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw cannotWrite(e);
        }
    }

    /** The text that is followed: as it was when somebody last began or went on with the run. */
    public String runbook() {
        try {
            return Files.readString(folder.resolve("runbook.md"));
        } catch (IOException e) {
            throw UserError.usage("the run " + id() + " has lost its text: " + e, "look into " + folder)
                    .causedBy(e);
        }
    }

    /**
     * What was written so far. A last line that was torn by a crash is left out.
     *
     * @throws UserError usage, when it is no journal
     */
    public List<JournalRecord> records() {
        List<JournalRecord> records = new ArrayList<>();
        for (String line :
                new String(wholeLines(), StandardCharsets.UTF_8).lines().toList()) {
            try {
                records.add(JournalRecord.read(line));
            } catch (RuntimeException e) {
                throw UserError.usage(
                                "line " + (records.size() + 1) + " of the journal of run " + id() + " is no record",
                                "look at " + journal())
                        .causedBy(e);
            }
        }
        return records;
    }

    /** What the records amount to. */
    public History history() {
        return new History(records());
    }

    /** In bytes, since a crash may tear a character too. */
    private byte[] wholeLines() {
        try {
            byte[] all = Files.readAllBytes(journal());
            int end = all.length;
            while (end > 0 && all[end - 1] != '\n') {
                end--;
            }
            return Arrays.copyOf(all, end);
        } catch (NoSuchFileException e) {
            return new byte[0];
        } catch (IOException e) {
            throw UserError.usage("the journal of run " + id() + " cannot be read: " + e, "look at " + journal())
                    .causedBy(e);
        }
    }

    /**
     * Takes the run for this process and opens its journal for appending.
     *
     * @param holder who takes it, for whoever comes second
     * @throws UserError refused, naming the holder, when somebody else has it
     */
    JournalSink open(String holder) {
        try {
            FileChannel lock =
                    open("lock", Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE));
            try {
                take(lock, holder);
                FileChannel journal =
                        open("journal.jsonl", Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE));
                // What a crash tore off is cut away, so that the next line begins where a line begins.
                journal.truncate(wholeLines().length);
                journal.position(journal.size());
                return around.apply(new FileSink(id(), journal, lock));
            } catch (IOException | RuntimeException e) {
                lock.close();
                throw e;
            }
        } catch (IOException e) {
            throw cannotWrite(e);
        }
    }

    /** Who follows the run now; empty when nobody does. Never asked by the process that follows it. */
    public Optional<String> holder() {
        try (FileChannel lock = FileChannel.open(folder.resolve("lock"), Set.of(StandardOpenOption.WRITE))) {
            FileLock taken = lock.tryLock();
            if (taken != null) {
                return Optional.empty();
            }
            return Optional.of(Files.readString(folder.resolve("lock")).strip());
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw UserError.usage("who follows run " + id() + " cannot be told: " + e, "look at " + folder)
                    .causedBy(e);
        }
    }

    private FileChannel open(String name, Set<StandardOpenOption> options) throws IOException {
        return FileChannel.open(folder.resolve(name), options, PRIVATE_FILE);
    }

    private void take(FileChannel lock, String holder) throws IOException {
        FileLock taken;
        try {
            taken = lock.tryLock();
        } catch (OverlappingFileLockException e) {
            taken = null;
        }
        if (taken == null) {
            String other = Files.readString(folder.resolve("lock")).strip();
            throw UserError.refused(
                    "run " + id() + " is being followed by " + (other.isEmpty() ? "somebody else" : other),
                    "watch: runbook show " + id() + " --follow   (the run is free when they leave it or their process"
                            + " is gone)");
        }
        lock.truncate(0);
        lock.write(ByteBuffer.wrap((holder + "\n").getBytes(StandardCharsets.UTF_8)), 0);
        lock.force(true);
    }

    private void writeNew(String name, String text) throws IOException {
        try (FileChannel file = open(name, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE))) {
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                file.write(bytes);
            }
            file.force(true);
        }
    }

    private UserError cannotWrite(IOException e) {
        return UserError.of(
                        ExitCode.REFUSED,
                        "the journal in " + folder + " cannot be written: " + e.getMessage()
                                + "; nothing is done without it",
                        "make room or set JUMPKIT_STATE_DIR to a folder that can be written")
                .causedBy(e);
    }

    /** The open journal; closing it gives the run free. */
    private record FileSink(String run, FileChannel journal, FileChannel lock) implements JournalSink {
        @Override
        public void append(String line) {
            try {
                long end = journal.position();
                try {
                    write(ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8)));
                } catch (IOException e) {
                    // Half a line would make one with what is written next.
                    journal.truncate(end);
                    throw e;
                }
            } catch (IOException e) {
                throw UserError.of(
                                ExitCode.UNVERIFIED,
                                "the journal of run " + run + " cannot be written: " + e.getMessage()
                                        + "; what was begun last counts as unknown",
                                "make room, then: runbook resume " + run)
                        .causedBy(e);
            }
        }

        private void write(ByteBuffer bytes) throws IOException {
            while (bytes.hasRemaining()) {
                journal.write(bytes);
            }
            journal.force(true);
        }

        @Override
        public void close() {
            try (lock;
                    journal) {
                lock.truncate(0);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
