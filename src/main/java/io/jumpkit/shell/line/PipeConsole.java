// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.shell.line;

import io.jumpkit.error.UserError;
import io.jumpkit.output.Line;
import io.jumpkit.output.Question;
import io.jumpkit.output.Screen;
import io.jumpkit.output.TextRenderer;
import io.jumpkit.transcript.Recorder;
import java.io.PrintStream;
import java.util.List;

/** The console of scripts and pipes: data to standard output, the rest to standard error, nobody to ask. */
public final class PipeConsole implements Display {
    private final DataStream out;
    private final PrintStream err;
    private final Screen outScreen;
    private final TextRenderer outText;
    private final TextRenderer errText;
    private Recorder recorder = Recorder.OFF;

    /** A console on two streams. */
    public PipeConsole(DataStream out, Screen outScreen, PrintStream err, Screen errScreen) {
        this.out = out;
        this.err = err;
        this.outScreen = outScreen;
        this.outText = new TextRenderer(outScreen);
        this.errText = new TextRenderer(errScreen);
    }

    @Override
    public synchronized void recordTo(Recorder newRecorder) {
        recorder = newRecorder;
    }

    @Override
    public Screen screen() {
        return outScreen;
    }

    @Override
    public synchronized void print(Line line) {
        printAll(List.of(line));
    }

    @Override
    public synchronized void printAll(List<Line> lines) {
        for (Line line : lines) {
            String text = outText.text(line) + "\n";
            out.print(text);
            recorder.output(text);
        }
        if (!lines.isEmpty()) {
            out.finish();
        }
    }

    @Override
    public synchronized void printUnrecorded(Line line, Line recorded) {
        out.print(outText.text(line) + "\n");
        recorder.output(outText.text(recorded) + "\n");
        out.finish();
    }

    @Override
    public synchronized void say(Line line) {
        for (Line part : errText.sentence(line)) {
            String text = errText.text(part) + "\n";
            err.print(text);
            recorder.output(text);
        }
        err.flush();
    }

    @Override
    public void live(List<Line> lines) {}

    @Override
    public String ask(Question question) {
        throw UserError.usage(
                "this asks '" + question.prompt().strip() + "' and there is nobody to ask",
                "add " + question.flag() + ", or run it in the shell");
    }

    @Override
    public boolean canAsk() {
        return false;
    }

    @Override
    public int width() {
        return outScreen.width();
    }
}
