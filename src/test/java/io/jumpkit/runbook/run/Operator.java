// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.runbook.run;

import io.jumpkit.error.UserError;
import io.jumpkit.output.Console;
import io.jumpkit.output.Line;
import io.jumpkit.output.Question;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Somebody at the console who answers by what is asked; null is nobody. */
final class Operator implements Console {
    final List<String> said = new ArrayList<>();
    final List<Question> asked = new ArrayList<>();
    private final Function<Question, String> answer;

    Operator(Function<Question, String> answer) {
        this.answer = answer;
    }

    /** Nobody is there. */
    static Operator nobody() {
        return new Operator(null);
    }

    /** Answers one after the other. */
    static Operator types(String... answers) {
        List<String> left = new ArrayList<>(List.of(answers));
        return new Operator(question -> {
            if (left.isEmpty()) {
                throw new AssertionError("no answer left for: " + question.prompt());
            }
            return left.remove(0);
        });
    }

    String screen() {
        return String.join("\n", said) + "\n";
    }

    @Override
    public void print(Line line) {
        said.add(line.text());
    }

    @Override
    public void say(Line line) {
        said.add(line.text().stripTrailing());
    }

    @Override
    public void live(List<Line> lines) {}

    @Override
    public String ask(Question question) {
        if (answer == null) {
            throw UserError.usage("nobody can be asked: " + question.prompt(), "give " + question.flag());
        }
        asked.add(question);
        String typed = answer.apply(question);
        said.add(question.prompt() + typed);
        return typed;
    }

    @Override
    public boolean canAsk() {
        return answer != null;
    }

    @Override
    public int width() {
        return 100;
    }
}
