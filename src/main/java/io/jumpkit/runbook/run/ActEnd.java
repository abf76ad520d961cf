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
 * @param did how much of it was done, where it did not end well
 */
record ActEnd(Outcome outcome, String words, Object value, Did did) {

    /** How much of an act was done. */
    enum Did {
        /** It failed before anything was done. */
        NOTHING,
        /** Some of it may have been done. */
        PART,
        /** All of it. */
        ALL
    }

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
        return new ActEnd(Outcome.OK, words, value, Did.ALL);
    }

    /** It failed, and some of it may have been done. */
    static ActEnd failed(String why) {
        return new ActEnd(Outcome.FAILED, why, null, Did.PART);
    }

    /** It failed before anything was done. */
    static ActEnd untouched(String why) {
        return new ActEnd(Outcome.FAILED, why, null, Did.NOTHING);
    }

    /** It was done, and nobody can say whether it is as it should be: a condition does not fit what came back. */
    static ActEnd unjudged(UserError why) {
        return new ActEnd(Outcome.FAILED, "it was done, and could not be judged: " + why.what(), null, Did.ALL);
    }

    /** Whether it failed before anything was done. */
    boolean untouched() {
        return did == Did.NOTHING;
    }

    static ActEnd unknown(String why) {
        return new ActEnd(Outcome.UNKNOWN, why, null, Did.PART);
    }

    /** What a command's error means: one that says that nothing was changed, or that nobody knows, is taken at its word. */
    static ActEnd of(UserError error) {
        if (error.isNothingChanged()) {
            return untouched(error.what());
        }
        return switch (error.exit()) {
            case UNVERIFIED, UNANSWERED, TIMED_OUT, INTERRUPTED, BUG -> unknown(error.what());
            case REFUSED, USAGE, STOPPED -> untouched(error.what());
            case ILL, DONE -> failed(error.what());
        };
    }

    /** What a command's result means: where there is one, a stop came after something was done. */
    static ActEnd of(Result result) {
        String words = Looks.notes(result);
        return switch (result.exit()) {
            case DONE -> ok(words, Looks.value(result));
            case REFUSED, USAGE -> untouched(words.isEmpty() ? result.exit().meaning() : words);
            case ILL, STOPPED -> failed(words.isEmpty() ? result.exit().meaning() : words);
            case UNVERIFIED, UNANSWERED, TIMED_OUT, INTERRUPTED, BUG ->
                unknown(words.isEmpty() ? result.exit().meaning() : words);
        };
    }

    static ActEnd late(String time) {
        return unknown("no end within " + time + " (" + ExitCode.TIMED_OUT.meaning() + ")");
    }
}
