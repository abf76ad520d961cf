// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.runbook.model;

/**
 * Something the operator must say before the runbook starts.
 *
 * @param name what it is called in commands and conditions
 * @param type such as {@code etcd.member} or {@code enum(a,b)}
 * @param question what is asked
 * @param rule {@code where CONDITION}, which narrows or validates; empty for none
 */
public record Parameter(Place place, String name, String type, String question, String rule) {

    /** The rule's condition; empty without one. */
    public String condition() {
        return rule.startsWith("where ") ? rule.substring("where ".length()).strip() : "";
    }
}
