// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.ssh.transport;

import java.util.Optional;
import java.util.OptionalInt;

/** How a remote command ended: by an exit code, by a signal, or cut off with neither. */
public record Ended(OptionalInt exit, Optional<String> signal) {
    /** The connection went before the end was heard of. */
    public static final Ended CUT = new Ended(OptionalInt.empty(), Optional.empty());

    /** Ended by itself. */
    public static Ended exited(int code) {
        return new Ended(OptionalInt.of(code), Optional.empty());
    }

    /** Ended by a signal, named without SIG. */
    public static Ended signalled(String name) {
        return new Ended(OptionalInt.empty(), Optional.of(name));
    }

    /** Whether nobody knows how it ended. */
    public boolean cut() {
        return exit.isEmpty() && signal.isEmpty();
    }
}
