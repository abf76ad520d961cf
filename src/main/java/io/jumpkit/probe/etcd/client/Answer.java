// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.etcd.client;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/**
 * What came of one question to one endpoint.
 *
 * @param <T> what was asked for
 */
public sealed interface Answer<T> {

    /** It answered. */
    record Got<T>(T answer, Duration time) implements Answer<T> {}

    /**
     * It did not.
     *
     * @param detail the server's or the network's own words
     */
    record Failed<T>(Reason reason, String detail) implements Answer<T> {
        /** The same failure where something else was asked for. */
        public <U> Failed<U> as() {
            return new Failed<>(reason, detail);
        }

        /** Class and words in one line, nothing said twice. */
        public String words() {
            return detail.isEmpty() || detail.equals(reason.words()) ? reason.words() : reason.words() + ": " + detail;
        }
    }

    /** A failure. */
    static <T> Failed<T> failed(Reason reason, String detail) {
        return new Failed<>(reason, detail);
    }

    /** What was asked for, if it came. */
    default Optional<T> value() {
        return this instanceof Got<T> got ? Optional.of(got.answer()) : Optional.empty();
    }

    /** What was asked for, or what {@code error} makes of why it did not come. */
    default <X extends Throwable> T orElseThrow(Function<Failed<T>, X> error) throws X {
        if (this instanceof Got<T> got) {
            return got.answer();
        }
        throw error.apply(failure().orElseThrow());
    }

    /** How long it took, if it came. */
    default Optional<Duration> took() {
        return this instanceof Got<T> got ? Optional.of(got.time()) : Optional.empty();
    }

    /** Why it did not come, if it did not. */
    default Optional<Failed<T>> failure() {
        return this instanceof Failed<T> failed ? Optional.of(failed) : Optional.empty();
    }

    /** Whether it came. */
    default boolean came() {
        return this instanceof Got;
    }
}
