// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.ssh.exec;

import io.jumpkit.ssh.Operator;
import java.util.Optional;

/** The operator's password for sudo: asked once when first wanted, kept in memory only. Thread-safe. */
public final class Passwords {
    private final Operator operator;
    private String known;

    public Passwords(Operator operator) {
        this.operator = operator;
    }

    /** The password; asks when there is none yet. */
    synchronized Optional<String> get() {
        if (known == null) {
            known = operator.askSecret("sudo password").orElse(null);
        }
        return Optional.ofNullable(known);
    }

    /** A node did not take it: it is asked for again next time. */
    synchronized void refused(String password) {
        if (password.equals(known)) {
            known = null;
        }
    }
}
