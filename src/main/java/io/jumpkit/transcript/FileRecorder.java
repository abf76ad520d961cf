// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.transcript;

import io.jumpkit.error.FileFault;
import io.jumpkit.error.UserError;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * The recorder of a transcript on disk.
 *
 * <p>Each line is written at once and in one piece, so a killed session loses nothing but the line it was on. The disk is
 * waited for only in {@link #sync}; after each command it is told to write in the background. When a write fails nothing
 * more is written: a file with a hole would be worse than one that ends.
 */
final class FileRecorder implements Recorder {
    /** Events that begin or end an act: what was shown so far belongs before them. */
    private static final Set<String> BOUNDARIES = Set.of("command", "result", "intent", "step", "end");

    /** Events without which nothing may happen where recording is required. */
    private static final Set<String> BEFORE_ACTS = Set.of("command", "intent");

    private final Path folder;
    private final Setup setup;
    private final Machine machine;
    private final long startNanos;
    private final EventLog events;
    private final CastLog cast;
    private final Blobs blobs;
    private final DiskWriter disk;
    private final Redactor redactor;
    private final ShownText shown;
    private Optional<Integer> exit = Optional.empty();
    private boolean failed;
    private boolean closed;

    /** What a recorder needs of the machine. */
    record Machine(Blobs.Sinks sinks, LongSupplier nanos) {}

    // Both stand out here because the start-up archive of JDK 17 does not keep the lambdas of nested classes.
    /** This machine. */
    static final Machine REAL = new Machine(Sink::file, System::nanoTime);

    /** Warnings that nobody hears. */
    static final Consumer<String> UNHEARD = why -> {};

    /** Something that can fail for want of room or rights. */
    private interface Writing {
        void write() throws IOException;
    }

    private FileRecorder(Path folder, Setup setup, Machine machine) throws IOException {
        this.folder = folder;
        this.setup = setup;
        this.machine = machine;
        this.startNanos = machine.nanos().getAsLong();
        this.redactor = Redactor.with(setup.patterns());
        this.blobs = new Blobs(folder.resolve(Transcript.BLOBS), machine.sinks());
        Map<String, Object> always = new LinkedHashMap<>();
        always.put("actor", setup.user());
        always.put("host", setup.host());
        setup.cluster().ifPresent(cluster -> always.put("cluster", cluster));
        this.events = new EventLog(machine.sinks().open(folder.resolve(Transcript.EVENTS)), always);
        this.cast = new CastLog(machine.sinks().open(folder.resolve(Transcript.CAST)));
        this.shown = new ShownText(redactor, cast, blobs);
        this.disk = new DiskWriter(List.of(events::force, cast::force), this::fail);
    }

    static Recorder open(Path sessions, Setup setup, Machine machine) {
        try {
            FileRecorder recorder = new FileRecorder(Transcript.create(sessions, setup), setup, machine);
            recorder.start();
            return recorder;
        } catch (IOException e) {
            String why = "cannot record to " + sessions + ": " + FileFault.of(e);
            if (setup.required()) {
                throw UserError.refused(why, "mend that, or start without --record=required")
                        .causedBy(e);
            }
            setup.warning().accept(why + "; this session is NOT recorded");
            return OFF;
        }
    }

    private void start() throws IOException {
        String title = setup.cluster().map(cluster -> "jumpkit " + cluster).orElse("jumpkit");
        Terminal terminal = setup.terminal().get();
        Map<String, String> env = terminal.type().isEmpty() ? Map.of() : Map.of("TERM", terminal.type());
        cast.header(terminal, setup.clock().instant().getEpochSecond(), title, env);
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("argv", setup.argv());
        fields.put("version", setup.version());
        fields.put("columns", terminal.columns());
        fields.put("rows", terminal.rows());
        fields.put("pid", ProcessHandle.current().pid());
        ProcessHandle.current().info().startInstant().ifPresent(at -> fields.put("pid_started", UtcTime.rfc3339(at)));
        write("start", fields);
    }

    @Override
    public void event(String kind, Map<String, ?> fields) {
        guarded(() -> write(kind, fields));
        if (BEFORE_ACTS.contains(kind)) {
            refuseUnrecorded();
        }
    }

    private void write(String kind, Map<String, ?> given) throws IOException {
        boolean boundary = BOUNDARIES.contains(kind);
        if (boundary) {
            shown.finishLine();
            redactions(shown.takeCounts());
        }
        Redactor.MaskedFields masked = redactor.mask(given);
        Map<String, Object> fields = masked.fields();
        if (kind.equals("command")) {
            shown.beginOutput();
        } else if (kind.equals("result")) {
            // What was shown since the command began is its output, unless the caller says what it was.
            shown.endOutput().forEach(fields::putIfAbsent);
        }
        spill(fields);
        put(kind, fields);
        redactions(masked.counts());
        if (boundary) {
            disk.forceSoon();
        }
    }

    private void spill(Map<String, Object> fields) throws IOException {
        if (fields.get("output") instanceof String text && text.length() > Blobs.INLINE_CHARS) {
            Blobs.Growing growing = blobs.grow();
            growing.add(text);
            fields.remove("output");
            fields.putAll(growing.finish());
        }
    }

    private void redactions(Map<String, Integer> counts) throws IOException {
        for (Map.Entry<String, Integer> count : counts.entrySet()) {
            put("redaction", Map.of("rule", count.getKey(), "count", count.getValue()));
        }
    }

    private void put(String kind, Map<String, ?> fields) throws IOException {
        events.write(setup.clock().instant(), Duration.ofNanos(sinceStart()), kind, fields);
    }

    @Override
    public void output(String rendered) {
        guarded(() -> shown.add(sinceStart(), rendered));
    }

    @Override
    public void live(String rendered) {
        guarded(() -> shown.live(sinceStart(), rendered));
    }

    @Override
    public void marker(String label) {
        guarded(() -> {
            shown.finishLine();
            cast.event(sinceStart(), 'm', redactor.mask(label).text());
        });
    }

    @Override
    public void resize(int columns, int rows) {
        guarded(() -> {
            cast.event(sinceStart(), 'r', columns + "x" + rows);
            put("resize", Map.of("columns", columns, "rows", rows));
        });
    }

    @Override
    public void exit(int status) {
        guarded(() -> {
            shown.finishLine();
            cast.event(sinceStart(), 'x', String.valueOf(status));
            exit = Optional.of(status);
        });
    }

    @Override
    public void sync() {
        guarded(() -> {
            shown.finishLine();
            events.force();
            cast.force();
        });
        refuseUnrecorded();
    }

    private void refuseUnrecorded() {
        boolean stopped;
        synchronized (this) {
            stopped = failed;
        }
        if (stopped && setup.required()) {
            throw UserError.refused(
                    "recording is required and has stopped; nothing is run unrecorded",
                    "mend it and start again, or start without --record=required");
        }
    }

    @Override
    public String masked(String text) {
        return redactor.mask(text).text();
    }

    @Override
    public synchronized Optional<Path> path() {
        return failed ? Optional.empty() : Optional.of(folder);
    }

    @Override
    public synchronized Optional<String> head() {
        return failed ? Optional.empty() : Optional.of(events.head());
    }

    @Override
    public void close() {
        guarded(() -> {
            shown.finishLine();
            Map<String, Object> fields = new LinkedHashMap<>();
            exit.ifPresent(status -> fields.put("exit", status));
            fields.put("duration_ms", sinceStart() / 1_000_000);
            fields.put("cast", cast.sum());
            write("end", fields);
        });
        disk.close();
        guarded(() -> {
            events.force();
            cast.force();
            events.close();
            cast.close();
        });
        synchronized (this) {
            closed = true;
        }
    }

    private synchronized void guarded(Writing writing) {
        if (failed || closed) {
            return;
        }
        try {
            writing.write();
        } catch (IOException e) {
            fail(e);
        }
    }

    private synchronized void fail(IOException e) {
        if (!failed) {
            failed = true;
            setup.warning()
                    .accept("recording to " + folder + " has STOPPED: " + FileFault.of(e)
                            + "; from here on this session is not recorded");
        }
    }

    private long sinceStart() {
        return machine.nanos().getAsLong() - startNanos;
    }
}
