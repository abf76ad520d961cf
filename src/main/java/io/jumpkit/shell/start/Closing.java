// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.shell.start;

import io.jumpkit.error.ExitCode;
import io.jumpkit.session.Session;
import io.jumpkit.shell.line.Underway;
import io.jumpkit.transcript.Recorder;
import java.time.Duration;
import java.util.Map;

/** The end of a session, whichever way it comes: returned from, or ended from outside by SIGTERM or SIGHUP. */
final class Closing implements AutoCloseable {
    /** What a shell reports of a process that was ended from outside by SIGTERM. */
    private static final int ENDED_FROM_OUTSIDE = 143;

    /** A little more than the killing of remote commands may take. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Session session;
    private final Recorder recorder;
    private Underway underway = new Underway();
    private boolean fromOutside;
    private boolean closed;
    private int status = ENDED_FROM_OUTSIDE;

    private Closing(Session session, Recorder recorder) {
        this.session = session;
        this.recorder = recorder;
    }

    /** Closes these when closed, or when the process is told to end. */
    static Closing of(Session session, Recorder recorder) {
        Closing closing = new Closing(session, recorder);
        Runtime.getRuntime().addShutdownHook(new Thread(closing::fromOutside, "closing"));
        return closing;
    }

    /** Names what is to be called off when the end comes from outside. */
    synchronized void runs(Underway commands) {
        underway = commands;
    }

    /** The terminal was closed or the process told to end: what became of the running command belongs into the record. */
    void fromOutside() {
        Underway running;
        synchronized (this) {
            running = underway;
            fromOutside = true;
        }
        if (running.isBusy()) {
            recorder.event("note", Map.of("text", "the session is ended from outside; what runs is called off"));
            running.callOff(PATIENCE);
        }
        close();
    }

    /** Remembers how it ended. */
    synchronized void exit(ExitCode exit) {
        status = fromOutside ? ENDED_FROM_OUTSIDE : exit.number();
    }

    /** The record first: it must be whole even if a connection takes its time. */
    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            recorder.exit(status);
            recorder.close();
            session.close();
        }
    }
}
