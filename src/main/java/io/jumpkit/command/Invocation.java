// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.command;

import io.jumpkit.deadline.Cancellation;
import io.jumpkit.error.UserError;
import io.jumpkit.inventory.Node;
import io.jumpkit.inventory.nodeset.NodeSet;
import io.jumpkit.output.Console;
import io.jumpkit.session.Session;
import java.util.List;
import java.util.Optional;

/**
 * One run of a command: the session it runs in, where it speaks, and how it is called off.
 *
 * @param dispatcher runs other lines, for commands made of commands
 * @param confirm a confirmation given in advance, {@code CLUSTER/TARGET}
 */
public record Invocation(
        Session session, Console console, Cancellation cancellation, Dispatcher dispatcher, Optional<String> confirm) {

    /**
     * The nodes to act on: those given, else the focus.
     *
     * @throws UserError usage, when that is no node at all
     */
    public List<Node> nodesOr(NodeSet given) {
        List<Node> nodes = given == null
                ? session.focusedNodes()
                : session.requireCluster().nodes(given);
        if (nodes.isEmpty()) {
            throw UserError.usage("no node is in focus", "type: on NODESET   (all of them: on @*)");
        }
        return nodes;
    }

    /** The same with a confirmation given. */
    public Invocation confirmed(String clusterAndTarget) {
        return new Invocation(session, console, cancellation, dispatcher, Optional.of(clusterAndTarget));
    }
}
