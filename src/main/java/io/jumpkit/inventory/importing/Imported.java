// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.inventory.importing;

import java.util.List;

/**
 * What was found in another tool's file.
 *
 * @param remarks what was left out, and why
 */
public record Imported(List<ImportedHost> hosts, List<String> remarks) {
    public Imported {
        hosts = List.copyOf(hosts);
        remarks = List.copyOf(remarks);
    }
}
