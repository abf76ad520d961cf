// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.command;

import io.jumpkit.output.Candidate;
import io.jumpkit.session.Session;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * What Tab offers of a type, asked in the background and kept for a while, so that no key ever waits for the network.
 *
 * <p>An answer is good for {@link #FRESH} plus up to a fifth more at random, so that many types do not go stale at once;
 * a stale one is shown while the next is on its way.
 */
final class LiveCandidates {
    /** How long a key may wait: longer feels stuck. */
    static final Duration PATIENCE = Duration.ofMillis(150);

    private static final Duration FRESH = Duration.ofSeconds(5);

    private final Map<Key, Cached> cache = new ConcurrentHashMap<>();
    private final Duration patience;

    LiveCandidates(Duration patience) {
        this.patience = patience;
    }

    private record Key(String type, String cluster) {}

    private record Cached(CompletableFuture<List<Candidate>> answer, List<Candidate> before, long staleAtNanos) {}

    /** The candidates of a type, or nothing yet: then "still asking…" is to be shown. */
    Optional<List<Candidate>> of(ParameterType<?> type, Session session) {
        Key key = new Key(type.name(), session.cluster().map(c -> c.name()).orElse(""));
        Cached cached = cache.compute(key, (k, old) -> old == null || isStale(old) ? ask(type, session, old) : old);
        try {
            return Optional.of(cached.answer.get(patience.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            return cached.before.isEmpty() ? Optional.empty() : Optional.of(cached.before);
        } catch (ExecutionException e) {
            cache.remove(key, cached);
            return Optional.of(List.of());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** Forgets everything: another cluster is in use, or something was changed. */
    void clear() {
        cache.clear();
    }

    private static boolean isStale(Cached cached) {
        return cached.answer.isDone() && System.nanoTime() - cached.staleAtNanos > 0;
    }

    private static Cached ask(ParameterType<?> type, Session session, Cached old) {
        long jitter = ThreadLocalRandom.current().nextLong(FRESH.toNanos() / 5);
        List<Candidate> before = old == null ? List.of() : old.answer.getNow(old.before);
        return new Cached(
                CompletableFuture.supplyAsync(() -> type.candidates(session)),
                before,
                System.nanoTime() + FRESH.toNanos() + jitter);
    }
}
