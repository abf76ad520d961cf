// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.shell.terminal;

import io.jumpkit.error.UserError;
import io.jumpkit.output.Line;
import io.jumpkit.output.Question;
import io.jumpkit.output.Screen;
import io.jumpkit.output.TextRenderer;
import io.jumpkit.shell.line.Display;
import io.jumpkit.shell.line.Keys;
import io.jumpkit.transcript.Player;
import io.jumpkit.transcript.Recorder;
import java.io.IOError;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import org.jline.reader.EndOfFileException;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Attributes;
import org.jline.terminal.Terminal;

/**
 * The console of a person at a terminal: prints, keeps a live region at the bottom, and asks.
 *
 * <p>Thread-safe. Printing while a live region is shown puts the line above it.
 */
public final class TerminalConsole implements Display, Keys, Player.Keys {
    /** More often than this nobody can read it. */
    private static final long FRAME_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final Terminal terminal;
    private final PrintWriter writer;
    private final Look look;
    private Recorder recorder = Recorder.OFF;
    private final TextRenderer text;
    private final LiveRegion region;
    private final Optional<PrintStream> remarks;
    private List<Line> live = List.of();
    private long drawnAtNanos = System.nanoTime() - FRAME_NANOS;
    private ScheduledExecutorService timer;
    private ScheduledFuture<?> nextFrame;
    private EnterKey enterKey;
    private boolean asking;

    /**
     * What may be written to the terminal.
     *
     * @param canMove whether its cursor can be moved; without it there is no live region
     * @param canAsk whether the operator may be asked
     */
    public record Look(boolean color, boolean utf8, boolean canMove, boolean canAsk) {}

    /**
     * A console on a terminal.
     *
     * @param remarks where to say what is no data, when standard error is not the terminal
     */
    public TerminalConsole(Terminal terminal, Look look, Optional<PrintStream> remarks) {
        this.terminal = terminal;
        this.writer = terminal.writer();
        this.look = look;
        this.remarks = remarks;
        this.text = new TextRenderer(screen());
        this.region = new LiveRegion(text);
    }

    @Override
    public synchronized void recordTo(Recorder newRecorder) {
        recorder = newRecorder;
    }

    @Override
    public Screen screen() {
        return new Screen(true, look.color(), look.utf8(), width());
    }

    @Override
    public int width() {
        return orWhenGone(terminal::getWidth, 80);
    }

    private int height() {
        return orWhenGone(terminal::getHeight, 24);
    }

    /** A terminal that was closed has no size any more; what was asked of it is finished for the record's sake. */
    private static int orWhenGone(IntSupplier size, int otherwise) {
        try {
            int known = size.getAsInt();
            return known > 0 ? known : otherwise;
        } catch (IOError | IllegalStateException e) {
            return otherwise;
        }
    }

    @Override
    public void print(Line line) {
        printAll(List.of(line));
    }

    @Override
    public void printAll(List<Line> lines) {
        StringBuilder out = new StringBuilder();
        lines.forEach(line -> out.append(text.text(line)).append('\n'));
        show(out.toString(), out.toString());
    }

    @Override
    public void printUnrecorded(Line line, Line recorded) {
        show(text.text(line) + "\n", text.text(recorded) + "\n");
    }

    private synchronized void show(String shown, String recorded) {
        show(region.erase());
        write(shown);
        recorder.output(recorded);
        if (!live.isEmpty()) {
            frame();
        }
    }

    @Override
    public synchronized void say(Line line) {
        if (remarks.isPresent()) {
            String said = new TextRenderer(Screen.PIPE).text(line) + "\n";
            remarks.get().print(said);
            remarks.get().flush();
            recorder.output(said);
        } else {
            printAll(new TextRenderer(screen()).sentence(line));
        }
    }

    @Override
    public synchronized void live(List<Line> lines) {
        if (!look.canMove()) {
            return;
        }
        live = List.copyOf(lines);
        if (asking) {
            return;
        }
        if (live.isEmpty()) {
            show(region.erase());
        } else {
            frame();
        }
    }

    /** Draws now, or when the last frame is old enough. */
    private void frame() {
        long wait = drawnAtNanos + FRAME_NANOS - System.nanoTime();
        if (wait <= 0) {
            drawLive();
        } else if (nextFrame == null || nextFrame.isDone()) {
            nextFrame = timer().schedule(this::drawLive, wait, TimeUnit.NANOSECONDS);
        }
    }

    private synchronized void drawLive() {
        if (!live.isEmpty() && !asking) {
            show(region.draw(live, width(), height()));
            drawnAtNanos = System.nanoTime();
        }
    }

    private ScheduledExecutorService timer() {
        if (timer == null) {
            timer = Executors.newSingleThreadScheduledExecutor(task -> {
                Thread thread = new Thread(task, "live region");
                thread.setDaemon(true);
                return thread;
            });
        }
        return timer;
    }

    /** Draws what will be drawn over. */
    private void show(String frame) {
        if (!frame.isEmpty()) {
            write(frame);
            recorder.live(frame);
        }
    }

    /** To nobody once the terminal is closed: the record goes on until what runs has ended. */
    private void write(String text) {
        writer.write(text);
        writer.flush();
    }

    @Override
    public String ask(Question question) {
        if (!canAsk()) {
            throw UserError.usage(
                    "this asks '" + question.prompt().strip() + "' and must not ask (--no-input)",
                    "add " + question.flag());
        }
        begin();
        try {
            String answer = new Asking(terminal, look.color()).ask(question);
            recorder.output(question.prompt() + (question.secret() ? "" : answer) + "\n");
            return answer;
        } catch (UserInterruptException | EndOfFileException e) {
            throw new CancellationException("not answered");
        } finally {
            asked();
        }
    }

    /** The question has the last line and the keys to itself, whatever runs meanwhile. */
    private void begin() {
        Optional<EnterKey> listening;
        synchronized (this) {
            asking = true;
            listening = Optional.ofNullable(enterKey);
            show(region.erase());
        }
        // What was typed before the question was meant neither for it nor for the prompt after it.
        listening.ifPresent(EnterKey::pause);
    }

    private synchronized void asked() {
        asking = false;
        if (enterKey != null) {
            enterKey.resume();
        }
    }

    @Override
    public boolean canAsk() {
        return look.canAsk();
    }

    /** Tells that the terminal changed its size. */
    public synchronized void resized() {
        recorder.resize(width(), height());
        drawLive();
    }

    /** Lends the terminal, as it was before us, to another program. */
    public int lend(Attributes original, IntSupplier program) {
        Attributes ours = terminal.getAttributes();
        terminal.setAttributes(original);
        try {
            return program.getAsInt();
        } finally {
            terminal.setAttributes(ours);
        }
    }

    @Override
    public Player.Taken take() {
        return new LentTerminal(terminal);
    }

    /** Keeps keys from being echoed into what a running command shows; give the result back with {@link #awake}. */
    public Attributes still() {
        return terminal.enterRawMode();
    }

    /** Lets keys be echoed as before. */
    public void awake(Attributes before) {
        try {
            terminal.setAttributes(before);
        } catch (IOError | IllegalStateException e) {
            // The terminal was closed while the command ran: nobody is there to see keys.
            System.getLogger(TerminalConsole.class.getName()).log(System.Logger.Level.DEBUG, "terminal gone", e);
        }
    }

    @Override
    public synchronized Listening onEnter(Runnable listener) {
        EnterKey key = new EnterKey(terminal, listener);
        if (asking) {
            key.pause();
        }
        enterKey = key;
        return key::close;
    }

    /** What was typed while a command listened to keys. */
    public synchronized String takeTypeAhead() {
        String typed = enterKey == null ? "" : enterKey.typed();
        enterKey = null;
        return typed;
    }
}
