// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.ssh.pool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.jumpkit.ssh.Operator;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DoorkeeperTest {
    private final List<String> asked = new ArrayList<>();
    private Optional<String> answer = Optional.empty();

    private final Doorkeeper doorkeeper = new Doorkeeper(new Operator() {
        @Override
        public Optional<String> askSecret(String prompt) {
            asked.add(prompt);
            return answer;
        }

        @Override
        public boolean confirmHostKey(UnknownKey key) {
            return false;
        }
    });

    @Test
    void aNoIsForAllWhoWereWaiting() {
        Operator first = doorkeeper.forOneAttempt();
        Operator second = doorkeeper.forOneAttempt();

        assertEquals(Optional.empty(), first.askSecret("n1"));
        answer = Optional.of("yes");
        assertEquals(Optional.empty(), second.askSecret("n2"));
        assertEquals(Optional.of("yes"), doorkeeper.forOneAttempt().askSecret("n3"));

        assertEquals(List.of("n1", "n3"), asked);
    }

    @Test
    void anAnswerIsForTheOneWhoAsked() {
        answer = Optional.of("yes");
        Operator first = doorkeeper.forOneAttempt();
        Operator second = doorkeeper.forOneAttempt();

        assertEquals(Optional.of("yes"), first.askSecret("n1"));
        assertEquals(Optional.of("yes"), second.askSecret("n2"));
    }

    @Test
    void nobodyStaysNobody() {
        assertSame(Operator.NOBODY, new Doorkeeper(Operator.NOBODY).forOneAttempt());
    }
}
