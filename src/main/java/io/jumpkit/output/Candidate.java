// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.output;

/**
 * A word that Tab offers.
 *
 * @param value what is inserted
 * @param description the facts beside it, empty if there are none
 * @param group the heading it stands under, empty for none
 */
public record Candidate(String value, String description, String group) {

    /** A candidate with a description. */
    public static Candidate of(String value, String description) {
        return new Candidate(value, description, "");
    }
}
