// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.inventory.nodeset;

import java.util.List;

/**
 * A group as it is written: {@code @name}, {@code @source:name}, {@code @rack[1-3]}, {@code @*}, {@code @source:*},
 * {@code @@source}.
 *
 * <p>A name in double quotes is taken as it stands, {@code @match:"disk [0-9]+, full"}; ClusterShell has no such thing.
 */
record GroupReference(boolean namesOnly, String source, List<String> names, Piece piece) {
    private static final String HINT = "write it like @web, @etcd:leader, @rack[1-3] or @*";

    static boolean isOne(Piece operand) {
        return operand.charAt(0) == '@';
    }

    /** Whether a quote behind this text opens a quoted group name. */
    static boolean mayQuote(Piece soFar) {
        String text = soFar.text().trim();
        return text.equals("@") || text.startsWith("@") && text.indexOf(':') == text.length() - 1;
    }

    static GroupReference parse(Piece operand, String defaultSource) {
        boolean namesOnly = operand.length() > 1 && operand.charAt(1) == '@';
        Piece rest = operand.sub(namesOnly ? 2 : 1, operand.length());
        if (namesOnly) {
            return new GroupReference(true, rest.isEmpty() ? defaultSource : rest.text(), List.of(), operand);
        }
        int colon = rest.text().startsWith("\"") ? -1 : rest.text().indexOf(':');
        String source = colon > 0 ? rest.text().substring(0, colon) : defaultSource;
        return new GroupReference(false, source, names(rest.sub(colon + 1, rest.length()), operand), operand);
    }

    private static List<String> names(Piece name, Piece operand) {
        if (name.isEmpty()) {
            throw operand.error("the name of the group is missing", HINT);
        }
        if (name.charAt(0) != '"') {
            return Brackets.expand(name);
        }
        if (name.length() < 3 || name.charAt(name.length() - 1) != '"') {
            throw name.error("the quoted group name does not end with its quote", "close it, like @match:\"a b\"");
        }
        return List.of(name.text().substring(1, name.length() - 1));
    }

    String written(String name) {
        return "@" + (source.equals(GroupResolver.DEFAULT_SOURCE) ? "" : source + ":") + name;
    }
}
