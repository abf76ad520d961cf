// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.etcd.snapshot;

import io.jumpkit.output.Console;
import io.jumpkit.output.Line;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;

/** Long work on a node, with a line on the screen that says how it gets on. */
public final class Watched {
    private static final Duration TICK = Duration.ofMillis(200);

    private Watched() {}

    /**
     * Does the work and returns what came of it; called off, the work itself has to end.
     *
     * @param words what to say, by the time since the beginning
     */
    public static <T> T work(Console console, Function<Duration, String> words, Supplier<T> work) {
        long start = System.nanoTime();
        CompletableFuture<T> result = CompletableFuture.supplyAsync(work);
        while (true) {
            console.live(List.of(Line.of(words.apply(Duration.ofNanos(System.nanoTime() - start)))));
            try {
                return result.get(TICK.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                continue;
            } catch (ExecutionException e) {
                throw new IllegalStateException(e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CancellationException("stopped by the operator");
            }
        }
    }
}
