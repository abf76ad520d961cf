// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.shell.line;

import io.jumpkit.session.Events;
import java.util.Map;

/** What keeps the session's record: the events, and everything that is shown. Thread-safe. */
public interface Tape extends Events, AutoCloseable {
    /** Keeps nothing. */
    Tape NONE = new Tape() {
        @Override
        public void event(String kind, Map<String, ?> fields) {}

        @Override
        public void sync() {}

        @Override
        public void output(String text) {}

        @Override
        public void marker(String label) {}

        @Override
        public void resize(int columns, int rows) {}

        @Override
        public void close() {}
    };

    /** Characters that were written to the screen, escape codes included. */
    void output(String text);

    /** A place that a replay can jump to. */
    void marker(String label);

    /** The screen has another size now. */
    void resize(int columns, int rows);

    @Override
    void close();
}
