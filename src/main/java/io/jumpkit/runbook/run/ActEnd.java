// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.runbook.run;

import io.jumpkit.error.ExitCode;
import io.jumpkit.error.UserError;
import io.jumpkit.output.Result;
import java.util.Locale;

/**
 * How an act ended.
 *
 * @param words what was said of it
 * @param value its result, for a variable; null when it has none
 * @param untouched whether it failed before anything was done
 */
record ActEnd(Outcome outcome, String words, Object value, boolean untouched) {

    /** Whether it happened. */
    enum Outcome {
        OK,
        FAILED,
        UNKNOWN;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static ActEnd ok(String words, Object value) {
        return new ActEnd(Outcome.OK, words, value, false);
    }

    /** It failed, and some of it may have been done. */
    static ActEnd failed(String why) {
        return new ActEnd(Outcome.FAILED, why, null, false);
    }

    /** It failed before anything was done. */
    static ActEnd untouched(String why) {
        return new ActEnd(Outcome.FAILED, why, null, true);
    }

    static ActEnd unknown(String why) {
        return new ActEnd(Outcome.UNKNOWN, why, null, false);
    }

    /** What a command's error means: one that says that nobody knows is taken at its word. */
    static ActEnd of(UserError error) {
        return switch (error.exit()) {
            case UNVERIFIED, UNANSWERED, TIMED_OUT, INTERRUPTED, BUG -> unknown(error.what());
            case REFUSED, USAGE, STOPPED -> untouched(error.what());
            case ILL, DONE -> failed(error.what());
        };
    }

    /** What a command's result means. */
    static ActEnd of(Result result) {
        String words = Looks.notes(result);
        return switch (result.exit()) {
            case DONE -> ok(words, Looks.value(result));
            case REFUSED, USAGE, STOPPED ->
                untouched(words.isEmpty() ? result.exit().meaning() : words);
            case ILL -> failed(words.isEmpty() ? result.exit().meaning() : words);
            case UNVERIFIED, UNANSWERED, TIMED_OUT, INTERRUPTED, BUG ->
                unknown(words.isEmpty() ? result.exit().meaning() : words);
        };
    }

    static ActEnd late(String time) {
        return unknown("no end within " + time + " (" + ExitCode.TIMED_OUT.meaning() + ")");
    }
}
