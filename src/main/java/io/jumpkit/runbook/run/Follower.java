// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.runbook.run;

import io.jumpkit.command.Invocation;
import io.jumpkit.command.LocalFiles;
import io.jumpkit.error.UserError;
import io.jumpkit.expression.Expressions;
import io.jumpkit.output.Line;
import io.jumpkit.output.Result;
import io.jumpkit.output.Style;
import io.jumpkit.runbook.model.Runbook;
import io.jumpkit.runbook.model.Step;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Begins runs, goes on with them and takes them back: opens the journal, and has the {@link RunbookEngine} follow it. */
public final class Follower {
    private final Runs runs;
    private final Invocation in;
    private final Expressions expressions;
    private final Pace pace;
    private final Siblings siblings;

    /**
     * For one command.
     *
     * @param siblings the runbooks that one may hand over to
     */
    public Follower(Runs runs, Invocation in, Expressions expressions, Pace pace, Siblings siblings) {
        this.siblings = siblings;
        this.runs = runs;
        this.in = in;
        this.expressions = expressions;
        this.pace = pace;
    }

    /** Begins a run; with {@code dryRun} only looks and tells what it would do. */
    public Result start(Runbook runbook, Map<String, String> parameters, Answers answers, boolean dryRun)
            throws InterruptedException {
        Map<String, Variables.Value> values = new ParameterReader(runbook, in, expressions).read(parameters);
        Fingerprints.Seen seen = fingerprint(runbook);
        if (dryRun) {
            try (Bounded bounded = new Bounded()) {
                return new DryRun(runbook, values, in, seen.values(), bounded).run(expressions, pace);
            }
        }
        RunFolder folder = runs.create(runbook.source());
        try (Journal journal = open(folder)) {
            journal.write(Kind.START, "", begin(runbook, values, seen));
            in.console().say(Line.of(Style.STRONG, runbook.title()).plus(Style.DIM, "   run " + folder.id()));
            String path =
                    LocalFiles.shown(folder.journal(), in.session().settings().home());
            in.console().say(Line.of(Style.DIM, "  journal " + path));
            return follow(
                    new RunbookEngine.Setup(
                            runbook, folder.id(), journal, values, answers, in, expressions, pace, siblings),
                    false);
        }
    }

    /**
     * Goes on with a run.
     *
     * @param now the runbook as its file says today
     * @throws UserError refused, when it is over, taken, on another cluster, or the file was changed where it matters
     */
    public Result resume(RunFolder folder, Runbook then, Runbook now, Map<String, String> parameters, Answers answers)
            throws InterruptedException {
        try (Journal journal = open(folder)) {
            History history = journal.history();
            checkOpen(folder, history);
            if (history.aborting()) {
                throw UserError.refused(
                        "run " + folder.id() + " is being taken back", "type: runbook abort " + folder.id());
            }
            boolean changed = drift(then, now, history);
            Map<String, Variables.Value> values = again(now, history, parameters);
            Map<String, Object> fields = who();
            values = ofNow(now, history, values);
            fields.put("parameters", Variables.written(values));
            if (changed) {
                // Steps from here on are judged, repeated and taken back by this text.
                folder.follow(now.source());
                fields.put("sha256", now.sha256());
            }
            journal.write(Kind.RESUME, "", fields);
            return follow(
                    new RunbookEngine.Setup(
                            now, folder.id(), journal, values, answers, in, expressions, pace, siblings),
                    false);
        }
    }

    /** Takes a run back, after the text that it followed. */
    public Result abort(RunFolder folder, Runbook then, Map<String, String> parameters, Answers answers)
            throws InterruptedException {
        try (Journal journal = open(folder)) {
            checkOpen(folder, journal.history());
            Map<String, Variables.Value> values = again(then, journal.history(), parameters);
            return follow(
                    new RunbookEngine.Setup(
                            then, folder.id(), journal, values, answers, in, expressions, pace, siblings),
                    true);
        }
    }

    private Result follow(RunbookEngine.Setup setup, boolean back) throws InterruptedException {
        try (Bounded bounded = new Bounded()) {
            RunbookEngine engine = new RunbookEngine(setup, bounded);
            return back ? engine.abort() : engine.follow();
        }
    }

    private Journal open(RunFolder folder) {
        JournalSink file = folder.open(holder());
        JournalSink sink = in.console().wantsJson() ? new StreamedJournal(file, in.console()) : file;
        // Only now that nobody else writes any more.
        return new Journal(sink, in.session().clock(), in.session().events(), folder.records());
    }

    private void checkOpen(RunFolder folder, History history) {
        history.end().ifPresent(end -> {
            throw UserError.refused("run " + folder.id() + " is over: " + end.text("why"), "begin a new one");
        });
        String cluster = history.start().text("cluster");
        if (!cluster.equals(in.session().requireCluster().name())) {
            throw UserError.refused("run " + folder.id() + " is on cluster " + cluster, "type: use " + cluster);
        }
    }

    private Map<String, Variables.Value> again(Runbook runbook, History history, Map<String, String> parameters) {
        return new ParameterReader(runbook, in, expressions).again(history.parameters(), parameters);
    }

    /** After the run has done something a value may rightly not be what it was: that is said, and does not block. */
    private Map<String, Variables.Value> ofNow(Runbook now, History history, Map<String, Variables.Value> before) {
        ParameterReader reader = new ParameterReader(now, in, expressions);
        if (!history.touched()) {
            return reader.stillTrue(before);
        }
        reader.noLongerTrue(before).forEach(why -> in.console()
                .say(Line.of(Style.WARN, "▲ not as when the run began, which may be its own work: " + why)));
        return before;
    }

    private boolean drift(Runbook then, Runbook now, History history) {
        List<Line> difference = Drift.check(then, now, history);
        if (!difference.isEmpty()) {
            in.console()
                    .say(Line.of(
                            Style.WARN,
                            "▲ the runbook was changed since the run began, in steps that are still to come:"));
            difference.forEach(line -> in.console().say(Line.of("  ").plus(line)));
        }
        return !difference.isEmpty();
    }

    /** A first step that may do without an answer begins without a fingerprint; any other needs one. */
    private Fingerprints.Seen fingerprint(Runbook runbook) throws InterruptedException {
        Fingerprints.Seen seen = new Fingerprints(runbook, in).look();
        boolean offline =
                runbook.steps().stream().findFirst().map(Step::offline).orElse(false);
        if (seen.silent().isPresent() && !offline) {
            UserError why = seen.silent().get();
            throw UserError.refused(
                    "cannot tell which cluster this is: " + why.what() + ". Nothing was begun", why.hint());
        }
        if (seen.mixed().isPresent() && !offline) {
            String system = seen.mixed().get();
            throw Fingerprints.mixed(system, seen.values().get(system), "Nothing was begun");
        }
        return seen;
    }

    private Map<String, Object> begin(Runbook runbook, Map<String, Variables.Value> values, Fingerprints.Seen seen) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("runbook", runbook.id());
        fields.put("path", runbook.file());
        fields.put("sha256", runbook.sha256());
        fields.put("title", runbook.title());
        fields.put("cluster", in.session().requireCluster().name());
        fields.put("parameters", Variables.written(values));
        fields.put("fingerprint", seen.values());
        fields.putAll(who());
        return fields;
    }

    private static Map<String, Object> who() {
        Map<String, Object> who = new LinkedHashMap<>();
        who.put("user", System.getProperty("user.name"));
        who.put("pid", ProcessHandle.current().pid());
        who.put("version", String.valueOf(Follower.class.getPackage().getImplementationVersion()));
        return who;
    }

    private String holder() {
        return System.getProperty("user.name") + " (pid "
                + ProcessHandle.current().pid() + ", since "
                + in.session().clock().instant().truncatedTo(java.time.temporal.ChronoUnit.SECONDS) + ")";
    }
}
