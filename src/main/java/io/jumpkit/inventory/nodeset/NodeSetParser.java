// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.inventory.nodeset;

import io.jumpkit.error.Nearest;
import io.jumpkit.error.UserError;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads a node set expression with groups and wildcards: {@code @web,n[1-9]!n4}. */
public final class NodeSetParser {
    /** A few seconds; a shell that is busy with the nodes of a set hears no Ctrl-C. */
    private static final long MOST_COMPARED = 10_000_000;

    private final GroupResolver groups;
    private final String defaultSource;

    public NodeSetParser(GroupResolver groups) {
        this(groups, GroupResolver.DEFAULT_SOURCE);
    }

    /** Groups written without a source, and {@code @*} and wildcards, are looked up in {@code defaultSource}. */
    public NodeSetParser(GroupResolver groups, String defaultSource) {
        this.groups = groups;
        this.defaultSource = defaultSource;
    }

    /** The nodes that {@code text} names; an empty text names none. */
    public NodeSet parse(String text) {
        Piece whole = Piece.of(text).trim();
        if (whole.isEmpty()) {
            return NodeSet.EMPTY;
        }
        Gathering gathering = new Gathering();
        for (Term term : Term.split(whole)) {
            gathering.apply(term.operation(), names(term.operand()), term.operand());
        }
        return gathering.toNodeSet();
    }

    private Set<String> names(Piece operand) {
        return GroupReference.isOne(operand) ? members(GroupReference.parse(operand, defaultSource)) : nodes(operand);
    }

    private Set<String> nodes(Piece operand) {
        List<String> written = Brackets.expand(operand);
        // A bracket holds digits only: what is a wildcard in one name is one in all of them.
        if (!Wildcard.isIn(operand.text())) {
            return new HashSet<>(written);
        }
        Set<String> all = all().asSet();
        if ((long) written.size() * all.size() > MOST_COMPARED) {
            throw operand.error(
                    "its " + written.size() + " wildcards would be compared with " + all.size() + " nodes each",
                    "write a smaller range, or * in its place");
        }
        Set<String> names = new HashSet<>();
        for (String name : all.isEmpty() ? List.<String>of() : written) {
            Wildcard wildcard = Wildcard.of(name);
            all.stream().filter(wildcard::matches).forEach(names::add);
        }
        return names;
    }

    private NodeSet all() {
        return groups.all(defaultSource);
    }

    private Set<String> members(GroupReference group) {
        if (group.namesOnly()) {
            return groupNames(group);
        }
        Set<String> names = new HashSet<>();
        for (String name : group.names()) {
            names.addAll(members(group, name).asSet());
        }
        return names;
    }

    private Set<String> groupNames(GroupReference group) {
        Set<String> names = groups.groups(group.source());
        if (names.isEmpty() && !group.source().equals(defaultSource)) {
            throw group.piece()
                    .error("no groups come from a source '" + group.source() + "'", "'nodeset -l' lists the groups");
        }
        return NodeSet.of(names).asSet();
    }

    private NodeSet members(GroupReference group, String name) {
        if (name.equals("*")) {
            return groups.all(group.source());
        }
        return groups.group(group.source(), name).orElseThrow(() -> unknown(group, name));
    }

    private UserError unknown(GroupReference group, String name) {
        Set<String> known = groups.groups(group.source());
        String otherwise =
                known.isEmpty() ? "groups come with a cluster: use CLUSTER" : "'nodeset -l' lists the groups";
        String hint = Nearest.to(name, known)
                .map(near -> "did you mean " + group.written(near) + "?")
                .orElse(otherwise);
        return group.piece().error("there is no group " + group.written(name), hint);
    }
}
