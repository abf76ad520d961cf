// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.shell.fanout;

import io.jumpkit.output.Console;
import io.jumpkit.shell.line.Keys;
import io.jumpkit.ssh.Progress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Draws a running fan-out again and again, once it takes longer than a blink; Enter shows details. */
final class LiveScreen implements AutoCloseable {
    /** What ends before this needs no progress. */
    private static final long BLINK_MILLIS = 250;

    private static final long FRAME_MILLIS = 150;

    private final Console console;
    private final LiveView view;
    private final ScheduledExecutorService timer;
    private Optional<Keys.Listening> enter = Optional.empty();
    private boolean closed;

    LiveScreen(Console console, LiveView view) {
        this.console = console;
        this.view = view;
        this.timer = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "fan-out view");
            thread.setDaemon(true);
            return thread;
        });
        timer.scheduleAtFixedRate(this::frame, BLINK_MILLIS, FRAME_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** What is to be told how it gets on. */
    Progress progress() {
        return view;
    }

    private synchronized void frame() {
        if (closed) {
            return;
        }
        if (enter.isEmpty() && console instanceof Keys keys) {
            enter = Optional.of(keys.onEnter(view::toggleDetails));
        }
        console.live(view.lines());
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            enter.ifPresent(Keys.Listening::close);
            console.live(List.of());
        }
        timer.shutdownNow();
    }
}
