// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.json.yaml;

/**
 * Something wrong in a text.
 *
 * @param what one sentence that quotes what was written
 * @param hint what to write instead; empty where there is nothing to say
 * @param secret whether the place must be blotted out when its line is shown
 */
public record Problem(Severity severity, Place place, String what, String hint, boolean secret) {

    /** How much it matters. */
    public enum Severity {
        /** The part it is in cannot be used. */
        ERROR,
        /**
         * An error when checking, no more than a remark when working: a key that this Jumpkit does not know, which a
         * newer one may have written.
         */
        REMARK,
        /** Usable, but hardly meant. */
        WARNING
    }

    /** Whether the part it is in cannot be used. */
    public boolean isError() {
        return severity == Severity.ERROR;
    }
}
