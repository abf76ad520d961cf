// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.command;

import java.util.List;

/** A command whose words a shell on the nodes reads as they are, so that one of them may become several, or a command. */
public interface ForShell {

    /** Those words. */
    List<String> wordsForShell();
}
