// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.runbook.run;

import io.jumpkit.command.Effect;
import io.jumpkit.command.Invocation;
import io.jumpkit.command.Pipeline;
import io.jumpkit.command.Prepared;
import io.jumpkit.command.Verdict;
import io.jumpkit.error.UserError;
import io.jumpkit.json.Json;
import io.jumpkit.output.Note;
import io.jumpkit.output.Result;
import io.jumpkit.runbook.model.Block;
import io.jumpkit.runbook.model.Code;
import io.jumpkit.session.Focus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Looks at the cluster for Guards, Skip ifs, Verifies and Waits: runs reading commands and judges their rows. */
final class Looks {
    private final RunContext run;

    Looks(RunContext run) {
        this.run = run;
    }

    /**
     * What a look saw.
     *
     * @param words what was seen when it holds, why it does not when it does not
     * @param value the last command's rows, for a variable
     * @param whole all that the last command answered, where it did
     */
    record Seen(boolean held, String words, Object value, Instant at, Optional<Result> whole) {
        private static Seen nothing(String why, Instant at) {
            return new Seen(false, why, null, at, Optional.empty());
        }

        /** The same, but it does not hold. */
        Seen not(String why) {
            return new Seen(false, why, value, at, whole);
        }

        private Seen words(String all) {
            return new Seen(held, all, value, at, whole);
        }
    }

    /** Looks; whatever goes wrong on the way is a look that does not hold. */
    Seen look(Block.Look block) throws InterruptedException {
        Instant now = run.in().session().clock().instant();
        if (!(block.looks() instanceof Code.Typed typed)) {
            return Seen.nothing("a script proves nothing", now);
        }
        Focus before = run.in().session().focus();
        try {
            Focused.on(block.options().on(), run);
            Seen last = Seen.nothing("there is nothing to look at", now);
            List<String> words = new ArrayList<>();
            for (Pipeline pipeline : Lines.of(typed)) {
                last = look(pipeline, block, now);
                if (!last.held()) {
                    return last;
                }
                words.add(last.words());
            }
            return words.isEmpty() ? last : last.words(String.join("; ", words));
        } catch (UserError e) {
            return Seen.nothing(e.what(), now);
        } finally {
            run.in().session().focus(before);
        }
    }

    private Seen look(Pipeline pipeline, Block block, Instant now) throws InterruptedException {
        Prepared prepared = Lines.prepare(pipeline, run);
        if (prepared.effect() != Effect.READ) {
            return Seen.nothing("'" + prepared.entry().name() + "' can change things and proves nothing", now);
        }
        Duration timeout = block.options()
                .timeout()
                .filter(t -> !(block instanceof Block.WaitUntil))
                .orElse(run.in().session().settings().timeout());
        Bounded.Ended<Result> ended = run.bounded()
                .run(timeout, run.in().cancellation(), cancellation -> prepared.run(invocation(cancellation)));
        if (ended.value() == null || ended.late()) {
            return Seen.nothing("no answer within " + RunScreen.time(timeout), now);
        }
        Verdict verdict = prepared.judge(ended.value(), run.variables().all());
        Object value = value(verdict.result());
        return new Seen(verdict.held(), words(ended.value(), verdict), value, now, Optional.of(ended.value()));
    }

    private Invocation invocation(io.jumpkit.deadline.Cancellation cancellation) {
        Invocation in = run.in();
        return new Invocation(in.session(), in.console(), cancellation, in.dispatcher(), in.confirm());
    }

    /** What rows are as a variable: the one row, or all of them. */
    static Object value(Result result) {
        List<Map<String, Object>> rows =
                result.rows().stream().map(row -> Json.fields(row)).toList();
        return rows.size() == 1 ? rows.get(0) : rows;
    }

    /** The rows that decided it; where one row is the whole answer and not as wanted, the command's own sentence too. */
    static String words(Result whole, Verdict verdict) {
        boolean summedUp = whole.rows().size() == 1 && !whole.notes().isEmpty();
        String note = summedUp ? whole.notes().get(0).text() : "";
        if (verdict.telling().isEmpty()) {
            return note.isEmpty() ? whole.rows().size() + " rows" : note;
        }
        return verdict.held() || note.isEmpty() ? verdict.telling() : verdict.telling() + " · " + note;
    }

    /** What a command said beside its rows. */
    static String notes(Result result) {
        return result.notes().stream().map(Note::text).collect(Collectors.joining("; "));
    }
}
