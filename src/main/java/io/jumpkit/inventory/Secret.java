// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.inventory;

import java.nio.file.Path;
import java.util.List;

/** Where a secret is to be found; the inventory never holds the secret itself. */
public sealed interface Secret {

    /** An environment variable. */
    record FromEnvironment(String variable) implements Secret {}

    /** A file whose first line it is. */
    record FromFile(Path file) implements Secret {}

    /** A command whose first line of output it is. */
    record FromCommand(List<String> argv) implements Secret {}

    /** The operator, asked once a session. */
    record FromPrompt() implements Secret {}
}
