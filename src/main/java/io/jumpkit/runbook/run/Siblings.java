// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.runbook.run;

import io.jumpkit.runbook.model.Runbook;
import java.util.Set;

/** Finds the runbooks that others hand over to. */
public interface Siblings {

    /**
     * A runbook that another one hands over to.
     *
     * @param typed what is typed to run it: its name, or the path of a file outside of the library
     * @param asks the names of what it asks for, so that the hand-over can name what is known already
     */
    record Sibling(String typed, Set<String> asks) {
        public Sibling {
            asks = Set.copyOf(asks);
        }
    }

    /**
     * The one that a link leads to.
     *
     * @param from where the link stands
     * @param name without {@code .md}
     * @throws io.jumpkit.error.UserError usage, when it is not there
     */
    Sibling find(Runbook from, String name);
}
