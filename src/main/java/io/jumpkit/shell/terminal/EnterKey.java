// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.shell.terminal;

import java.io.IOException;
import org.jline.terminal.Terminal;
import org.jline.utils.NonBlockingReader;

/** Listens for Enter while a command runs, and keeps the other keys for the next prompt. */
final class EnterKey {
    private static final long POLL_MILLIS = 50;

    private final Terminal terminal;
    private final Runnable listener;
    private final StringBuilder typed = new StringBuilder();
    private final Thread thread;
    private final Object keys = new Object();
    private volatile boolean paused;
    private volatile boolean closed;

    EnterKey(Terminal terminal, Runnable listener) {
        this.terminal = terminal;
        this.listener = listener;
        this.thread = new Thread(this::listen, "enter key");
        thread.setDaemon(true);
        thread.start();
    }

    /** The next key, unless somebody else reads them now. */
    private int next() throws IOException, InterruptedException {
        synchronized (keys) {
            if (paused) {
                keys.wait(POLL_MILLIS);
            }
            return paused ? NonBlockingReader.READ_EXPIRED : terminal.reader().read(POLL_MILLIS);
        }
    }

    /** Leaves the keys to a question: what was typed before it is dropped, and none is read any more on return. */
    void pause() {
        paused = true;
        synchronized (keys) {
            forget();
        }
    }

    private synchronized void forget() {
        typed.setLength(0);
    }

    /** Takes the keys again. */
    void resume() {
        paused = false;
    }

    private void listen() {
        try {
            while (!closed) {
                int key = next();
                if (key == NonBlockingReader.EOF) {
                    return;
                }
                if (key == '\r' || key == '\n') {
                    listener.run();
                } else if (key >= ' ' && key != 127 && !paused) {
                    append((char) key);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            System.getLogger(EnterKey.class.getName()).log(System.Logger.Level.DEBUG, "no keys", e);
        }
    }

    private synchronized void append(char key) {
        typed.append(key);
    }

    /** What was typed beside Enter. */
    synchronized String typed() {
        return typed.toString();
    }

    /** Stops listening; returns when no key is read any more. */
    void close() {
        closed = true;
        try {
            thread.join(1000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
