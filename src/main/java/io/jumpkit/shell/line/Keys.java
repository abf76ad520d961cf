// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.shell.line;

/** A console on which keys can be pressed while a command runs. */
public interface Keys {

    /** Runs the listener at each Enter until closed; other keys are kept for the next prompt. */
    Listening onEnter(Runnable listener);

    /** A listener that can be taken back. */
    interface Listening extends AutoCloseable {
        @Override
        void close();
    }
}
