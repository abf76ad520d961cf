// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.runbook.model;

/**
 * Something wrong with a runbook.
 *
 * @param severity whether it may be followed all the same
 * @param what one sentence that quotes what is written
 * @param hint what to write instead; empty where there is nothing to say
 */
public record Problem(Severity severity, Place place, String what, String hint) {

    /** Whether a runbook with this problem may be followed. */
    public enum Severity {
        ERROR,
        WARNING;

        @Override
        public String toString() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** A problem that keeps the runbook from being followed. */
    public static Problem error(Place place, String what, String hint) {
        return new Problem(Severity.ERROR, place, what, hint);
    }

    /** A problem that a careful author would mend. */
    public static Problem warning(Place place, String what, String hint) {
        return new Problem(Severity.WARNING, place, what, hint);
    }

    /** Whether it keeps the runbook from being followed. */
    public boolean isError() {
        return severity == Severity.ERROR;
    }
}
