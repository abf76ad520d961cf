// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.ssh.pool;

import io.jumpkit.ssh.Operator;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An operator who knows one secret, remembers what was asked for, and trusts no unknown key. */
final class Secrets implements Operator {
    final List<String> asked = new ArrayList<>();
    private final String answer;

    Secrets(String answer) {
        this.answer = answer;
    }

    @Override
    public synchronized Optional<String> askSecret(String prompt) {
        asked.add(prompt);
        return Optional.of(answer);
    }

    @Override
    public boolean confirmHostKey(UnknownKey key) {
        return false;
    }
}
