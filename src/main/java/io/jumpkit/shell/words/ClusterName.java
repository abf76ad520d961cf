// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.shell.words;

/** The name of a cluster in the inventory, as typed. */
public record ClusterName(String name) {
    @Override
    public String toString() {
        return name;
    }
}
