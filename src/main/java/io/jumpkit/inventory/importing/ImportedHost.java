// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.inventory.importing;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A host as another tool knows it.
 *
 * @param address when it is not the name
 * @param identity the key file as written there
 * @param jump hosts to pass through, as in ProxyJump
 * @param roles the groups it is in
 */
public record ImportedHost(
        String name,
        Optional<String> address,
        Optional<String> user,
        Optional<String> port,
        Optional<String> identity,
        Optional<String> jump,
        Set<String> roles) {
    public ImportedHost {
        address = address.filter(a -> !a.equals(name));
        roles = new TreeSet<>(roles);
    }

    /** A host of which nothing is known but its name. */
    static ImportedHost of(String name) {
        return new ImportedHost(
                name,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Set.of());
    }

    /** The same without name and address: hosts that agree in this are written as one. */
    ImportedHost likeness() {
        return new ImportedHost("", Optional.empty(), user, port, identity, jump, roles);
    }
}
