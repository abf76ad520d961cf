// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.session;

import io.jumpkit.inventory.nodeset.NodeSet;
import java.util.Set;

/** Roles that a running system gives to nodes, asked live: {@code @etcd:leader}. */
public interface RoleSource {

    /** The system's name, the word before the colon. */
    String system();

    /** The roles it knows, the words after the colon. */
    Set<String> roles();

    /**
     * The nodes that have the role now.
     *
     * @throws io.jumpkit.error.UserError when the system does not say who has it
     */
    NodeSet nodes(String role, Session session);
}
