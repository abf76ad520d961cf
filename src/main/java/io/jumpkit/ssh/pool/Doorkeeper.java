// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.ssh.pool;

import io.jumpkit.ssh.Operator;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Stands between the operator and a crowd of nodes that all want to ask: one at a time, and a no is meant for everybody
 * who was waiting when it was said. Thread-safe.
 */
final class Doorkeeper {
    private final Operator operator;
    private final AtomicLong refusals = new AtomicLong();

    Doorkeeper(Operator operator) {
        this.operator = operator;
    }

    /** Whom a connection attempt asks that begins now. */
    Operator forOneAttempt() {
        return operator == Operator.NOBODY ? operator : new OneAttempt(refusals.get());
    }

    private synchronized Optional<String> askSecret(String prompt, long refusalsThen) {
        if (refusals.get() > refusalsThen) {
            return Optional.empty();
        }
        Optional<String> answer = operator.askSecret(prompt);
        refusals.addAndGet(answer.isEmpty() ? 1 : 0);
        return answer;
    }

    private synchronized boolean confirmHostKey(Operator.UnknownKey key, long refusalsThen) {
        if (refusals.get() > refusalsThen) {
            return false;
        }
        boolean answer = operator.confirmHostKey(key);
        refusals.addAndGet(answer ? 0 : 1);
        return answer;
    }

    private final class OneAttempt implements Operator {
        private final long refusalsThen;

        OneAttempt(long refusalsThen) {
            this.refusalsThen = refusalsThen;
        }

        @Override
        public Optional<String> askSecret(String prompt) {
            return Doorkeeper.this.askSecret(prompt, refusalsThen);
        }

        @Override
        public boolean confirmHostKey(UnknownKey key) {
            return Doorkeeper.this.confirmHostKey(key, refusalsThen);
        }
    }
}
