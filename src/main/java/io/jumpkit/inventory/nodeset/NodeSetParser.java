// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.inventory.nodeset;

import java.util.List;

/** Reads node sets as operators write them. */
public final class NodeSetParser {

    /** A parser that knows these groups. */
    public NodeSetParser(GroupResolver groups) {}

    /** The nodes of a text. */
    public NodeSet parse(String text) {
        return NodeSet.of(List.of(text.split(",")));
    }
}
