// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.runbook.run;

import io.jumpkit.error.ExitCode;
import io.jumpkit.error.UserError;
import io.jumpkit.output.Mark;
import io.jumpkit.runbook.model.Block;
import io.jumpkit.runbook.model.Step;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Looks whether things are as they should be now: once for a Verify, again and again for a Wait until. */
final class Watching {
    static final Duration DEFAULT_TIMEOUT = Duration.ofMinutes(5);
    private static final Duration DEFAULT_EVERY = Duration.ofSeconds(2);
    private static final Duration LOOKS_AGAIN_FOR = Duration.ofSeconds(60);

    private final RunContext run;
    private final Looks looks;
    private final Step step;

    Watching(RunContext run, Looks looks, Step step) {
        this.run = run;
        this.looks = looks;
        this.step = step;
    }

    Next verify(Block.Verify block, int index) throws InterruptedException {
        run.screen().live("verify", block.sentence());
        Looks.Seen seen = looks.look(block);
        run.screen().still();
        return conclude(block, index, seen, Kind.VERIFY);
    }

    Next waitUntil(Block.WaitUntil block, int index) throws InterruptedException {
        Looks.Seen seen = poll(block, index, block.options().timeout().orElse(DEFAULT_TIMEOUT));
        return conclude(block, index, seen, Kind.WAIT);
    }

    private Next conclude(Block.Look block, int index, Looks.Seen first, Kind kind) throws InterruptedException {
        Looks.Seen seen = first;
        while (true) {
            write(block, index, seen, kind);
            run.screen()
                    .judged(
                            kind == Kind.WAIT ? "wait" : "verify",
                            block.sentence(),
                            seen.held() ? Mark.GOOD : Mark.BAD,
                            seen.words());
            if (seen.held()) {
                return Next.ON;
            }
            Optional<Next> decided = decide(block, seen);
            if (decided.isPresent()) {
                return decided.get();
            }
            seen = poll(block, index, LOOKS_AGAIN_FOR);
        }
    }

    private void write(Block.Look block, int index, Looks.Seen seen, Kind kind) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("block", index);
        fields.put("held", seen.held());
        fields.put("seen", seen.words());
        if (seen.held()) {
            block.opening().capture().ifPresent(name -> {
                fields.put("capture", name);
                fields.put("value", seen.value());
            });
        }
        run.write(kind, step.id(), fields);
    }

    /** Looks until it holds, and goes on holding as long as it must, or the time is up. */
    private Looks.Seen poll(Block.Look block, int index, Duration timeout) throws InterruptedException {
        Duration every = block.options().every().orElse(DEFAULT_EVERY);
        Duration stable = block.options().stable().orElse(Duration.ZERO);
        long start = run.pace().nanos();
        long heldSince = -1;
        WaitProgress progress = new WaitProgress(run, step, index);
        try {
            while (true) {
                Looks.Seen seen = looks.look(block);
                long now = run.pace().nanos();
                heldSince = !seen.held() ? -1 : heldSince < 0 ? now : heldSince;
                if (seen.held() && now - heldSince >= stable.toNanos()) {
                    return seen;
                }
                Duration left = timeout.minusNanos(now - start);
                if (left.isNegative() || left.isZero()) {
                    String why = seen.held() ? "held, but not for " + RunScreen.time(stable) : seen.words();
                    return seen.not(why + " (after " + RunScreen.time(timeout) + ")");
                }
                progress.tell(seen, left);
                run.pace()
                        .pause(
                                every.compareTo(left) < 0 ? every : left,
                                run.in().cancellation());
            }
        } finally {
            run.screen().still();
        }
    }

    /** What the operator wants; empty to go on looking. */
    private Optional<Next> decide(Block.Look block, Looks.Seen seen) {
        String name = block.sentence().isEmpty() ? block.opening().keyword().words() : "'" + block.sentence() + "'";
        UserError leave = run.leave(
                run.unless(ExitCode.ILL), "'" + step.title() + "': " + name + " does not hold: " + seen.words());
        if (!run.canAsk()) {
            throw leave;
        }
        while (true) {
            String typed =
                    run.ask("Enter to look again (u undo this step, a abort, q leave): ", "runbook resume " + run.id());
            switch (typed) {
                case "", "r", "w" -> {
                    return Optional.empty();
                }
                case "u" -> {
                    return Optional.of(new Next.UndoStep());
                }
                case "a" -> {
                    return Optional.of(new Next.Abort());
                }
                case "q" -> throw leave;
                default -> run.screen().say(Mark.WARN, "type Enter, u, a or q");
            }
        }
    }
}
