// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.testing;

import io.jumpkit.error.UserError;
import io.jumpkit.output.Console;
import io.jumpkit.output.Line;
import io.jumpkit.output.Question;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** A console that keeps what is said, and answers questions with what it was given. */
public class ListConsole implements Console {
    public final List<String> printed = new ArrayList<>();
    public final List<String> said = new ArrayList<>();
    public final List<Question> asked = new ArrayList<>();
    private final Deque<String> answers = new ArrayDeque<>();
    private boolean json;

    /** A console on which nobody answers. */
    public ListConsole(String... answers) {
        this.answers.addAll(List.of(answers));
    }

    /** The same, with data wanted as JSON. */
    public ListConsole wantingJson() {
        json = true;
        return this;
    }

    @Override
    public boolean wantsJson() {
        return json;
    }

    @Override
    public synchronized void print(Line line) {
        printed.add(line.text());
    }

    @Override
    public synchronized void say(Line line) {
        said.add(line.text());
    }

    @Override
    public void live(List<Line> lines) {}

    @Override
    public String ask(Question question) {
        asked.add(question);
        if (answers.isEmpty()) {
            throw UserError.usage("nobody can be asked: " + question.prompt(), "give " + question.flag());
        }
        return answers.poll();
    }

    @Override
    public boolean canAsk() {
        return !answers.isEmpty();
    }

    @Override
    public int width() {
        return 80;
    }
}
