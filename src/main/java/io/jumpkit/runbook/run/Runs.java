// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.runbook.run;

import io.jumpkit.error.Nearest;
import io.jumpkit.error.UserError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All runs of this user, in {@code runs/} of the state directory. */
public final class Runs {
    private static final Logger LOG = Logger.getLogger(Runs.class.getName());
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Path folder;
    private final UnaryOperator<JournalSink> around;

    /** The runs under a state directory. */
    public Runs(Path state) {
        this(state, UnaryOperator.identity());
    }

    /**
     * The same with something between journals and the disk.
     *
     * @param around what is put around the file of each opened journal
     */
    Runs(Path state, UnaryOperator<JournalSink> around) {
        this.folder = state.resolve("runs");
        this.around = around;
    }

    /** A new run that follows this text. */
    RunFolder create(String runbook) {
        for (int bytes = 2; ; bytes++) {
            byte[] random = new byte[Math.min(bytes, 8)];
            RANDOM.nextBytes(random);
            RunFolder run = folder(folder.resolve(HexFormat.of().formatHex(random)));
            if (run.create(runbook)) {
                return run;
            }
        }
    }

    private RunFolder folder(Path path) {
        return new RunFolder(path, around);
    }

    /** Those whose journal has begun and can be read, newest first; the others are in the log, and {@link #find} says why. */
    public List<RunFolder> all() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.map(this::folder)
                    .filter(Runs::isReadable)
                    .sorted(Comparator.comparing(
                                    (RunFolder run) -> run.records().get(0).at())
                            .reversed())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isReadable(RunFolder run) {
        try {
            return !run.records().isEmpty();
        } catch (UserError e) {
            LOG.log(Level.WARNING, "left out of the list of runs", e);
            return false;
        }
    }

    /**
     * The run of that id, of an id that begins so, or the {@code last} one.
     *
     * @throws UserError usage, when there is none or there are several
     */
    public RunFolder find(String id) {
        List<RunFolder> all = all();
        List<RunFolder> fitting = id.equals("last")
                ? all.stream().limit(1).toList()
                : all.stream().filter(r -> r.id().startsWith(id)).toList();
        if (fitting.size() == 1) {
            return fitting.get(0);
        }
        if (id.matches("[0-9a-f]{4,16}") && Files.isDirectory(folder.resolve(id))) {
            // Not in the list although it is there: reading it says why.
            folder(folder.resolve(id)).records();
        }
        List<String> ids = all.stream().map(RunFolder::id).toList();
        throw UserError.usage(
                fitting.isEmpty() ? "there is no run '" + id + "'" : "'" + id + "' begins the ids of several runs",
                Nearest.to(id, ids).map(near -> "did you mean " + near + "?").orElse("type: runbook runs"));
    }

    /**
     * The run that is meant where none is named: the only one that is not over, or the only one of them that changed
     * something, so that a run which a Guard refused at once is not in the way of the one that was left half-way.
     *
     * @throws UserError usage, when none can be gone on with or several can, saying which
     */
    public RunFolder onlyUnfinished() {
        List<RunFolder> unfinished =
                all().stream().filter(run -> run.history().end().isEmpty()).toList();
        List<RunFolder> begun =
                unfinished.stream().filter(run -> run.history().changed()).toList();
        if (unfinished.size() == 1 || begun.size() == 1) {
            return begun.isEmpty() ? unfinished.get(0) : begun.get(0);
        }
        if (unfinished.isEmpty()) {
            throw UserError.usage("no run can be resumed: none was left before its end", "type: runbook runs");
        }
        String which = unfinished.stream().map(Runs::shortly).collect(Collectors.joining(", "));
        throw UserError.usage(
                unfinished.size() + " runs can be resumed, newest first: " + which,
                "type: runbook resume " + unfinished.get(0).id() + "   (or another of them)");
    }

    private static String shortly(RunFolder run) {
        History history = run.history();
        return run.id() + " (" + history.start().text("runbook") + ", " + history.state() + ")";
    }
}
