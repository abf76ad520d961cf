// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.shell.start;

import io.jumpkit.output.Candidate;
import io.jumpkit.output.Console;
import io.jumpkit.output.Line;
import io.jumpkit.output.Question;
import io.jumpkit.output.Style;
import io.jumpkit.ssh.Operator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/** The person at the console, asked what SSH cannot know: one question at a time, whoever connects. */
public final class ConsoleOperator implements Operator {
    private final Console console;

    public ConsoleOperator(Console console) {
        this.console = console;
    }

    @Override
    public synchronized Optional<String> askSecret(String prompt) {
        if (!console.canAsk()) {
            return Optional.empty();
        }
        try {
            return Optional.of(console.ask(Question.secret(prompt, "an ssh-agent that holds the key")));
        } catch (CancellationException e) {
            return Optional.empty();
        }
    }

    @Override
    public synchronized boolean confirmHostKey(UnknownKey key) {
        if (!console.canAsk()) {
            return false;
        }
        console.say(Line.of(Style.WARN, "▲ ")
                .plus(key.host() + " is not known: its " + key.type() + " key is ")
                .plus(Style.STRONG, key.fingerprint()));
        try {
            String typed = console.ask(Question.among(
                    "Type yes to believe it and write it to " + key.file() + ": ",
                    "--accept-new",
                    List.of(Candidate.of("yes", "the fingerprint is right"), Candidate.of("no", "do not connect"))));
            return typed.strip().equals("yes");
        } catch (CancellationException e) {
            return false;
        }
    }
}
