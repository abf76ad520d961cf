// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.shell.start;

import io.jumpkit.output.Candidate;
import io.jumpkit.output.Console;
import io.jumpkit.output.Line;
import io.jumpkit.output.Question;
import io.jumpkit.output.Style;
import io.jumpkit.ssh.Operator;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/**
 * The person at the console, asked what SSH cannot know: one question at a time, whoever connects. Who answers with Ctrl-C
 * has answered for all nodes that want to ask at that time: nobody presses it once for each of fifty.
 */
public final class ConsoleOperator implements Operator {
    /** How long one Ctrl-C counts: nodes of one fan-out come to their questions one after another. */
    private static final Duration DECLINED = Duration.ofSeconds(2);

    private final Console console;
    private long declinedUntilNanos = System.nanoTime();

    public ConsoleOperator(Console console) {
        this.console = console;
    }

    @Override
    public synchronized Optional<String> askSecret(String prompt) {
        return mayAsk() ? ask(Question.secret(prompt, "an ssh-agent that holds the key")) : Optional.empty();
    }

    @Override
    public synchronized boolean confirmHostKey(UnknownKey key) {
        if (!mayAsk()) {
            return false;
        }
        console.say(Line.of(Style.WARN, "▲ ")
                .plus(key.host() + " is not known: its " + key.type() + " key is ")
                .plus(Style.STRONG, key.fingerprint()));
        Question question = Question.among(
                "Type yes to believe it and write it to " + key.file() + ": ",
                "--accept-new",
                List.of(Candidate.of("yes", "the fingerprint is right"), Candidate.of("no", "do not connect")));
        return ask(question).filter(typed -> typed.strip().equals("yes")).isPresent();
    }

    private boolean mayAsk() {
        return console.canAsk() && System.nanoTime() - declinedUntilNanos >= 0;
    }

    private Optional<String> ask(Question question) {
        try {
            return Optional.of(console.ask(question));
        } catch (CancellationException e) {
            declinedUntilNanos = System.nanoTime() + DECLINED.toNanos();
            return Optional.empty();
        }
    }
}
