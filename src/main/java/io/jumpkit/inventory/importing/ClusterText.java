// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.inventory.importing;

import io.jumpkit.error.UserError;
import io.jumpkit.inventory.file.Unfolded;
import io.jumpkit.inventory.nodeset.NodeSet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Imported hosts as YAML, folded where hosts agree and their addresses run with their names. */
public final class ClusterText {
    private static final String PLAIN = "[A-Za-z0-9_./@~][A-Za-z0-9_./@:~+-]*";

    private ClusterText() {}

    /** The lines of a cluster's entry, its name first, each level two blanks further in. */
    public static List<String> of(String name, List<ImportedHost> hosts) {
        List<String> lines = new ArrayList<>();
        lines.add(name + ":");
        lines.add("  nodes:");
        Map<ImportedHost, List<ImportedHost>> alike = new LinkedHashMap<>();
        hosts.forEach(
                h -> alike.computeIfAbsent(h.likeness(), l -> new ArrayList<>()).add(h));
        for (List<ImportedHost> group : alike.values()) {
            Optional<String> folded = folded(group);
            if (folded.isPresent()) {
                lines.add("    " + folded.get());
            } else {
                group.forEach(h -> lines.add("    " + entry(h.name(), h.address(), h)));
            }
        }
        return lines;
    }

    /** One entry for hosts that are alike; absent when their addresses do not run with their names. */
    private static Optional<String> folded(List<ImportedHost> group) {
        ImportedHost first = group.get(0);
        Map<String, Optional<String>> addresses = group.stream()
                .collect(Collectors.toMap(ImportedHost::name, ImportedHost::address, (a, b) -> a, LinkedHashMap::new));
        NodeSet names = NodeSet.of(addresses.keySet());
        if (addresses.values().stream().allMatch(Optional::isEmpty)) {
            return Optional.of(entry(names.toString(), Optional.empty(), first));
        }
        List<String> inOrder =
                names.names().stream().map(n -> addresses.get(n).orElse(n)).toList();
        String foldedAddresses = fold(inOrder);
        boolean inStep = Unfolded.names(names.toString()).equals(names.names())
                && Unfolded.value(foldedAddresses).equals(inOrder);
        return inStep ? Optional.of(entry(names.toString(), Optional.of(foldedAddresses), first)) : Optional.empty();
    }

    /** Addresses such as {@code fd00::1} are no node names and do not fold. */
    private static String fold(List<String> addresses) {
        try {
            return NodeSet.of(addresses).toString();
        } catch (UserError e) {
            return "";
        }
    }

    private static String entry(String names, Optional<String> address, ImportedHost host) {
        List<String> settings = new ArrayList<>();
        address.ifPresent(a -> settings.add("address: " + scalar(a)));
        host.user().ifPresent(u -> settings.add("user: " + scalar(u)));
        host.port().ifPresent(p -> settings.add("port: " + scalar(p)));
        host.identity().ifPresent(i -> settings.add("identity: " + scalar(i)));
        host.jump().ifPresent(j -> settings.add("jump: " + scalar(j)));
        if (!host.roles().isEmpty()) {
            settings.add(
                    host.roles().stream().map(ClusterText::scalar).collect(Collectors.joining(", ", "roles: [", "]")));
        }
        String key = names.matches("[A-Za-z0-9_.,\\[\\]/-]+") ? names : quoted(names);
        return key + ": {" + String.join(", ", settings) + "}";
    }

    private static String scalar(String text) {
        boolean plain = text.matches(PLAIN) && !text.matches("~|null") && !text.endsWith(":");
        return plain ? text : quoted(text);
    }

    private static String quoted(String text) {
        Function<String, String> escape = t -> t.replace("\\", "\\\\").replace("\"", "\\\"");
        return "\"" + escape.apply(text) + "\"";
    }
}
