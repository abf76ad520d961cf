// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.shell.start;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.jumpkit.output.Question;
import io.jumpkit.ssh.Operator;
import io.jumpkit.testing.ListConsole;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

class ConsoleOperatorTest {
    /** A person who presses Ctrl-C. */
    private static final class Leaving extends ListConsole {
        @Override
        public String ask(Question question) {
            asked.add(question);
            throw new CancellationException("not answered");
        }

        @Override
        public boolean canAsk() {
            return true;
        }
    }

    @Test
    void oneCtrlCAnswersForAllNodesThatWantToAsk() {
        Leaving console = new Leaving();
        Operator operator = new ConsoleOperator(console);

        assertEquals(Optional.empty(), operator.askSecret("n1's password:"));
        assertEquals(Optional.empty(), operator.askSecret("n2's password:"));
        assertFalse(operator.confirmHostKey(
                new Operator.UnknownKey("n3", "ssh-ed25519", "SHA256:x", Path.of("known_hosts"))));

        assertEquals(1, console.asked.size());
    }

    @Test
    void aPasswordIsWhatWasTyped() {
        assertEquals(
                Optional.of("let me in"), new ConsoleOperator(new ListConsole("let me in")).askSecret("password:"));
    }
}
