// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.inventory.importing;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Ansible's groups, hosts and variables, however they were written. */
final class AnsibleGroups {
    /** The groups that every host is in, or in when it is in no other. */
    static final Set<String> IMPLICIT = Set.of("all", "ungrouped");

    /** Says which of two groups of the same depth counts; Ansible heeds it in the inventory itself only. */
    static final String PRIORITY = "ansible_group_priority";

    private final Map<String, Group> groups = new LinkedHashMap<>();
    private final Map<String, Map<String, String>> hosts = new LinkedHashMap<>();

    /** A group: its own hosts, the groups inside it, its variables. */
    record Group(Set<String> hosts, Set<String> children, Map<String, String> variables) {
        static Group empty() {
            return new Group(new LinkedHashSet<>(), new LinkedHashSet<>(), new LinkedHashMap<>());
        }

        long priority() {
            String written = variables.getOrDefault(PRIORITY, "");
            return written.matches("-?[0-9]{1,9}") ? Long.parseLong(written) : 1;
        }
    }

    /** A group, made when it is first named. */
    Group group(String name) {
        return groups.computeIfAbsent(name, n -> Group.empty());
    }

    /** Puts hosts into a group, with variables of their own. */
    void add(String group, List<String> names, Map<String, String> variables) {
        for (String name : names) {
            group(group).hosts().add(name);
            hosts.computeIfAbsent(name, n -> new LinkedHashMap<>()).putAll(variables);
        }
    }

    /** Every host's name, in the order first met. */
    Set<String> hosts() {
        return hosts.keySet();
    }

    /** Every group's name. */
    Set<String> names() {
        return groups.keySet();
    }

    /** Adds to a host's own variables what they do not say yet. */
    void setHost(String name, Map<String, String> variables) {
        if (hosts.containsKey(name)) {
            hosts.get(name).putAll(variables);
        }
    }

    /** The groups a host is in, also through others, without those that say nothing. */
    Set<String> groupsOf(String host) {
        Set<String> of = new LinkedHashSet<>(path(host));
        of.removeAll(IMPLICIT);
        return of;
    }

    /**
     * A host's variables: of all, then of the groups around it, then its own; the last one counts. Ansible merges groups by
     * their depth, the deepest last, then by {@code ansible_group_priority}, then by name.
     */
    Map<String, String> variables(String host) {
        Map<String, String> variables = new LinkedHashMap<>(group("all").variables());
        Set<String> around = path(host);
        around.remove("all");
        if (around.size() > 1) {
            around.remove("ungrouped");
        } else if (around.isEmpty()) {
            around.add("ungrouped");
        }
        around.stream()
                .sorted(Comparator.comparingInt((String name) -> depth(name))
                        .thenComparingLong(name -> group(name).priority())
                        .thenComparing(Comparator.naturalOrder()))
                .forEach(name -> variables.putAll(group(name).variables()));
        variables.putAll(hosts.get(host));
        return variables;
    }

    /** How many groups are around a group on the longest way out. */
    private int depth(String name) {
        return depth(name, new HashSet<>());
    }

    private int depth(String name, Set<String> within) {
        int depth = 0;
        // A circle, which Ansible refuses, ends here.
        if (within.add(name)) {
            for (Map.Entry<String, Group> outer : groups.entrySet()) {
                if (outer.getValue().children().contains(name)) {
                    depth = Math.max(depth, 1 + depth(outer.getKey(), within));
                }
            }
            within.remove(name);
        }
        return depth;
    }

    /** The groups around a host, the innermost first. */
    private Set<String> path(String host) {
        Set<String> path = new LinkedHashSet<>();
        Deque<String> next = new ArrayDeque<>();
        groups.forEach((name, group) -> {
            if (group.hosts().contains(host)) {
                next.add(name);
            }
        });
        while (!next.isEmpty()) {
            String inner = next.poll();
            // Met again further out, it belongs there. A circle ends: what is in the path is not queued again.
            path.remove(inner);
            path.add(inner);
            groups.forEach((name, group) -> {
                if (group.children().contains(inner) && !path.contains(name)) {
                    next.add(name);
                }
            });
        }
        return path;
    }
}
