// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.shell.line;

import io.jumpkit.output.Console;
import io.jumpkit.output.Line;
import io.jumpkit.output.Question;
import java.util.List;

/** The console of a command whose data is wanted as JSON. */
record JsonConsole(Console console) implements Console {
    @Override
    public void print(Line line) {
        console.print(line);
    }

    @Override
    public void printUnrecorded(Line line, Line recorded) {
        console.printUnrecorded(line, recorded);
    }

    @Override
    public void say(Line line) {
        console.say(line);
    }

    @Override
    public void live(List<Line> lines) {
        console.live(lines);
    }

    @Override
    public String ask(Question question) {
        return console.ask(question);
    }

    @Override
    public boolean canAsk() {
        return console.canAsk();
    }

    @Override
    public int width() {
        return console.width();
    }

    @Override
    public boolean wantsJson() {
        return true;
    }
}
