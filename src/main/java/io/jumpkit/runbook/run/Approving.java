// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.runbook.run;

import io.jumpkit.error.ExitCode;
import io.jumpkit.error.UserError;
import io.jumpkit.json.Json;
import io.jumpkit.output.Line;
import io.jumpkit.output.Mark;
import io.jumpkit.output.Style;
import io.jumpkit.runbook.model.Block;
import io.jumpkit.runbook.model.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Has others agree before an act: {@code approve 2} is the operator and one more. What was agreed to is bound to the run,
 * the step, the parameters, the cluster and the very commands; when any of them differs, others must agree anew. So they
 * must when it is an hour since they were asked: what they looked at is another picture by then.
 */
final class Approving {
    /** Longer than anybody needs to look and answer, shorter than an incident stays the same. */
    static final Duration HOLDS = Duration.ofHours(1);

    private final RunContext run;
    private final Step step;
    private final int wanted;
    private final int index;
    private final List<String> lines;
    private String code = "";

    /**
     * For one Run.
     *
     * @param index of the block in its step
     * @param lines what is to be done, and where
     */
    Approving(RunContext run, Step step, Block.Run block, int index, List<String> lines) {
        this.run = run;
        this.step = step;
        this.wanted = block.options().approve().orElse(1) - 1;
        this.index = index;
        this.lines = lines;
    }

    /** Asks until enough have agreed; what they agreed to before is still true after a resume. */
    Next ask() {
        Next answer;
        do {
            code = asked();
            answer = answered();
        } while (answer == Next.ON && !holds());
        return answer;
    }

    /** Whether it is less than an hour since others were asked. */
    boolean holds() {
        return run.history().asked(code).filter(this::holds).isPresent();
    }

    private boolean holds(Instant asked) {
        return Duration.between(asked, run.in().session().clock().instant()).compareTo(HOLDS) < 0;
    }

    private Next answered() {
        Set<String> agreed = new LinkedHashSet<>(run.history().agreed(code));
        agreed.forEach(who -> run.screen().judged("agreed", who, Mark.GOOD, "before"));
        if (agreed.size() < wanted) {
            show(wanted - agreed.size());
        }
        while (agreed.size() < wanted) {
            String typed = run.answers()
                    .nextApproved(step.id())
                    .orElseGet(() -> answer(wanted - agreed.size()))
                    .strip();
            if (typed.equals("a")) {
                return new Next.Abort();
            }
            if (typed.equals("q")) {
                throw run.leave(run.unless(ExitCode.STOPPED), "left by the operator before anybody else agreed");
            }
            if (!holds()) {
                run.screen().say(Mark.WARN, "it is over an hour since they were asked; they must look again");
                return Next.ON; // which ask() does not take for an agreement
            }
            take(typed, agreed);
        }
        return Next.ON;
    }

    /** The code of now: one that was asked for too long ago gives way to another, and with it what was answered to it. */
    private String asked() {
        for (int round = 0; ; round++) {
            String next = code(round);
            Optional<Instant> asked = run.history().asked(next);
            if (asked.isEmpty()) {
                run.write(Kind.APPROVE, step.id(), Map.of("code", next, "asked", true));
                return next;
            }
            if (holds(asked.get())) {
                return next;
            }
            run.history().agreed(next).forEach(this::tooLongAgo);
        }
    }

    private void tooLongAgo(String who) {
        run.screen().judged("agreed", who, Mark.WARN, "over an hour ago, which no longer counts");
    }

    private String code(int round) {
        List<String> about = new ArrayList<>(List.of(run.id(), step.id(), String.valueOf(index)));
        JournalRecord start = run.history().start();
        about.add(start.text("cluster"));
        about.add(Json.write(start.map("parameters")));
        about.add(Json.write(run.history().fingerprint()));
        about.add(String.valueOf(round));
        about.addAll(lines);
        return Agreement.code(about);
    }

    private void show(int missing) {
        String cluster = run.in().session().requireCluster().name();
        run.screen().text("approve", people(missing) + " must agree. Tell them, in these words:");
        run.screen().text("", "run " + run.id() + " on " + cluster + ", '" + step.title() + "':");
        lines.forEach(line -> run.screen().text("", "  " + line));
        run.screen()
                .line(
                        "",
                        Line.of("who agrees types   ")
                                .plus(Style.NEXT, "jumpkit runbook approve " + run.id() + " " + code)
                                .plus("   and tells you the answer within the hour"));
    }

    private static String people(int count) {
        return count == 1 ? "one more person" : count + " more people";
    }

    private String answer(int missing) {
        if (!run.canAsk()) {
            throw UserError.of(
                    run.unless(ExitCode.REFUSED),
                    "'" + step.title() + "' waits for " + people(missing)
                            + " to agree: they type jumpkit runbook approve " + run.id() + " " + code,
                    "runbook resume " + run.id() + " --approved " + step.id() + "=ANSWER");
        }
        return run.ask("Their answer (a abort, q leave): ", "--approved " + step.id() + "=ANSWER");
    }

    private void take(String typed, Set<String> agreed) {
        Optional<String> who = Agreement.who(run.id(), code, typed);
        String own = System.getProperty("user.name");
        if (who.isEmpty()) {
            refuse("'" + typed + "' is no answer to " + code);
        } else if (who.get().equals(own)) {
            refuse("'" + own + "' is you: another person must agree");
        } else if (agreed.add(who.get())) {
            run.write(Kind.APPROVE, step.id(), Map.of("code", code, "agreed", who.get(), "answer", typed));
            run.screen().judged("agreed", who.get(), Mark.GOOD, "just now");
        } else {
            refuse("'" + who.get() + "' has agreed already");
        }
    }

    private void refuse(String why) {
        if (!run.canAsk()) {
            throw run.leave(run.unless(ExitCode.REFUSED), why + ". Nothing was changed in this step");
        }
        run.screen().say(Mark.WARN, why);
    }
}
