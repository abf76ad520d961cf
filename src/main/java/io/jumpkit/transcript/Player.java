// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.transcript;

import java.time.Duration;

/** Plays a recorded session on a terminal. */
public final class Player {
    private Player() {}

    /** A console that can lend its terminal to a replay; the shell's terminal console implements it, a pipe does not. */
    public interface Keys {
        /** Takes the terminal: keys come one by one and unseen, until it is given back by closing. */
        Taken take();
    }

    /** A terminal that was lent. */
    public interface Taken extends AutoCloseable {
        /** What {@link #read} returns when no key came in time. */
        int NO_KEY = -1;

        /** The next key, at most that long awaited; Ctrl-C is 3, Ctrl-D 4. */
        int read(Duration patience) throws InterruptedException;

        /** Writes at once and as it is, escape codes included. */
        void write(String raw);

        @Override
        void close();
    }
}
