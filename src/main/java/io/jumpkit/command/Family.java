// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.command;

import io.jumpkit.session.FingerprintSource;
import io.jumpkit.session.RoleSource;
import java.util.List;

/**
 * The commands of one system, with what they bring: parameter types, live roles and
 * fingerprints. Each package that has commands
 * declares its families; the catalog puts them in order.
 *
 * @param name the word in front of its commands, such as {@code etcd}; empty for commands that stand alone
 * @param summary what {@code help} says of it in one line
 */
public record Family(
        String name,
        String summary,
        List<Entry> entries,
        List<ParameterType<?>> types,
        List<RoleSource> roles,
        List<FingerprintSource> fingerprints) {
    public Family {
        entries = List.copyOf(entries);
        types = List.copyOf(types);
        roles = List.copyOf(roles);
        fingerprints = List.copyOf(fingerprints);
    }

    /** Commands that bring nothing with them. */
    public static Family of(String name, String summary, List<Entry> entries) {
        return new Family(name, summary, entries, List.of(), List.of(), List.of());
    }

    /** The same with parameter types. */
    public Family types(List<ParameterType<?>> more) {
        return new Family(name, summary, entries, more, roles, fingerprints);
    }

    /** The same with live roles. */
    public Family roles(List<RoleSource> more) {
        return new Family(name, summary, entries, types, more, fingerprints);
    }

    /** The same with what tells the system from another of its kind. */
    public Family fingerprints(List<FingerprintSource> more) {
        return new Family(name, summary, entries, types, roles, more);
    }
}
