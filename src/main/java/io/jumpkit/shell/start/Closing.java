// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.shell.start;

import io.jumpkit.error.ExitCode;
import io.jumpkit.session.Session;
import io.jumpkit.transcript.Recorder;

/** The end of a session, whichever way it comes: returned from, or ended from outside by SIGTERM or SIGHUP. */
final class Closing implements AutoCloseable {
    /** What a shell reports of a process that was ended from outside by SIGTERM. */
    private static final int ENDED_FROM_OUTSIDE = 143;

    private final Session session;
    private final Recorder recorder;
    private boolean closed;
    private int status = ENDED_FROM_OUTSIDE;

    private Closing(Session session, Recorder recorder) {
        this.session = session;
        this.recorder = recorder;
    }

    /** Closes these when closed, or when the process is told to end. */
    static Closing of(Session session, Recorder recorder) {
        Closing closing = new Closing(session, recorder);
        Runtime.getRuntime().addShutdownHook(new Thread(closing::close, "closing"));
        return closing;
    }

    /** Remembers how it ended. */
    synchronized void exit(ExitCode exit) {
        status = exit.number();
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
