// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.shell.terminal;

import io.jumpkit.testing.DebianPackage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A real terminal of a test's own, in tmux: keys in, screens out. */
final class TmuxScreen implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

    private final String server;

    private TmuxScreen(String server) {
        this.server = server;
    }

    /** A terminal of 100 columns and 30 rows in which a command runs. */
    static TmuxScreen start(Path folder, String command) {
        DebianPackage.ensure("tmux");
        TmuxScreen screen = new TmuxScreen(folder.resolve("tmux").toString());
        String keepsOpen = command + "; echo \"ended in $?\"; exec sleep 300";
        screen.tmux("-f", "/dev/null", "new-session", "-d", "-x", "100", "-y", "30", keepsOpen);
        return screen;
    }

    /** Presses keys, by tmux's names; words that are no name are typed as they are. */
    TmuxScreen press(String... keys) {
        List<String> command = new ArrayList<>(List.of("send-keys"));
        command.addAll(List.of(keys));
        tmux(command.toArray(String[]::new));
        return this;
    }

    /** Pastes a text as terminals do, in brackets. */
    TmuxScreen paste(String text) {
        tmux("set-buffer", text);
        tmux("paste-buffer", "-p");
        return this;
    }

    /** The screen as soon as it is as wanted, without empty lines at its end. */
    String await(Predicate<String> wanted) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            String shown = shown();
            if (wanted.test(shown)) {
                return shown;
            }
            rest();
        }
        throw new AssertionError("not seen within " + PATIENCE + ":\n" + shown());
    }

    /** The screen as soon as it ends with a text. */
    String awaitEnd(String text) {
        return await(shown -> shown.endsWith(text));
    }

    /** The terminal's device, to look at it from outside. */
    String device() {
        return tmux("display-message", "-p", "#{pane_tty}").strip();
    }

    private String shown() {
        return tmux("capture-pane", "-p").stripTrailing();
    }

    private static void rest() {
        try {
            TimeUnit.MILLISECONDS.sleep(LOOK_AGAIN.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    private String tmux(String... arguments) {
        List<String> command = new ArrayList<>(List.of("tmux", "-u", "-S", server));
        command.addAll(List.of(arguments));
        try {
            ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
            builder.environment().put("LC_ALL", "C.UTF-8");
            Process process = builder.start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new AssertionError(String.join(" ", command) + ": " + said);
            }
            return said;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    /** Hangs up, and waits for the end of all that ran: it still writes, and its folder is about to go. */
    @Override
    public void close() {
        if (!Files.exists(Path.of(server))) {
            return;
        }
        List<ProcessHandle> running = ProcessHandle.of(Long.parseLong(
                        tmux("display-message", "-p", "#{pane_pid}").strip()))
                .map(pane -> Stream.concat(Stream.of(pane), pane.descendants()).toList())
                .orElse(List.of());
        tmux("kill-server");
        CompletableFuture<?>[] ends =
                running.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new);
        CompletableFuture.allOf(ends)
                .orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }
}
