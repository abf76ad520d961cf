// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.ssh;

import java.nio.file.Path;
import java.util.Optional;

/** Who answers what only a person can: passphrases, sudo's password, whether an unknown host is the right one. */
public interface Operator {

    /** Nobody: batch mode, and connections that are opened in the background. */
    Operator NOBODY = new Operator() {
        @Override
        public Optional<String> askSecret(String prompt) {
            return Optional.empty();
        }

        @Override
        public boolean confirmHostKey(UnknownKey key) {
            return false;
        }
    };

    /** Asks without echo; empty when nobody can be asked or nobody wants to answer. */
    Optional<String> askSecret(String prompt);

    /** Whether an unknown host key is to be believed and written down; false when nobody can be asked. */
    boolean confirmHostKey(UnknownKey key);

    /**
     * A host key that no known_hosts file has.
     *
     * @param host the name as known_hosts would have it, {@code [host]:port} where the port is not 22
     * @param type such as {@code ssh-ed25519}
     * @param fingerprint {@code SHA256:...}, as {@code ssh-keygen -lf} prints it
     * @param file the known_hosts file that it would be written to
     */
    record UnknownKey(String host, String type, String fingerprint, Path file) {}
}
