// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.output;

import io.jumpkit.error.ExitCode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * What a command found out: rows for machines, a view of them for people, who did not answer, what to make of it, what
 * to type next, and the exit code. Immutable.
 */
public final class Result {
    private final List<? extends Record> rows;
    private final Optional<View> view;
    private final List<Unanswered> unanswered;
    private final List<Note> notes;
    private final List<String> next;
    private final Map<String, Object> extra;
    private final ExitCode exit;

    private Result(Draft draft) {
        this.rows = List.copyOf(draft.rows);
        this.view = draft.view;
        this.unanswered = List.copyOf(draft.unanswered);
        this.notes = List.copyOf(draft.notes);
        this.next = List.copyOf(draft.next);
        this.extra = Collections.unmodifiableMap(new LinkedHashMap<>(draft.extra));
        this.exit = draft.exit;
    }

    /** Rows and how they look. */
    public static Result of(List<? extends Record> rows, View view) {
        return new Result(new Draft(rows, Optional.of(view)));
    }

    /** Nothing but that it is done. */
    public static Result done() {
        return new Result(new Draft(List.of(), Optional.empty()));
    }

    /** Sentences without rows. */
    public static Result text(List<Line> lines) {
        return of(List.of(), View.lines(lines));
    }

    /** A sentence without rows. */
    public static Result text(String line) {
        return text(List.of(Line.of(line)));
    }

    /** The same with targets that did not answer; the exit code becomes at least {@link ExitCode#UNANSWERED}. */
    public Result unanswered(List<Unanswered> more) {
        Draft draft = new Draft(this);
        draft.unanswered.addAll(more);
        draft.exit = more.isEmpty() ? exit : exit.or(ExitCode.UNANSWERED);
        return new Result(draft);
    }

    /** The same with a note. */
    public Result note(Mark mark, String text) {
        Draft draft = new Draft(this);
        draft.notes.add(new Note(mark, text));
        return new Result(draft);
    }

    /** The same with commands to type next. */
    public Result next(String... commands) {
        Draft draft = new Draft(this);
        draft.next.addAll(List.of(commands));
        return new Result(draft);
    }

    /** The same with a value beside the rows in JSON, named in snake case. */
    public Result extra(String name, Object value) {
        Draft draft = new Draft(this);
        draft.extra.put(name, value);
        return new Result(draft);
    }

    /** The same with only some of its rows, by index; a view that is no table is shown as one of all fields. */
    public Result keep(IntPredicate which) {
        Draft draft = new Draft(this);
        draft.rows.clear();
        for (int i = 0; i < rows.size(); i++) {
            if (which.test(i)) {
                draft.rows.add(rows.get(i));
            }
        }
        draft.view =
                Optional.of(view.orElse(null) instanceof Table table ? table.keep(which) : Table.ofFields(draft.rows));
        return new Result(draft);
    }

    /** The same ending in this code, unless it already ends in a weightier one. */
    public Result exit(ExitCode code) {
        Draft draft = new Draft(this);
        draft.exit = exit.or(code);
        return new Result(draft);
    }

    /** The rows: records whose components are the fields of the JSON. */
    public List<? extends Record> rows() {
        return rows;
    }

    /** How the rows look as text; absent when there is nothing to show. */
    public Optional<View> view() {
        return view;
    }

    /** Who did not answer. */
    public List<Unanswered> unanswered() {
        return unanswered;
    }

    /** What to make of it. */
    public List<Note> notes() {
        return notes;
    }

    /** Commands to type next. */
    public List<String> next() {
        return next;
    }

    /** Values beside the rows in JSON. */
    public Map<String, Object> extra() {
        return extra;
    }

    /** How it ended. */
    public ExitCode exit() {
        return exit;
    }

    /** The mutable parts while a result is put together. */
    private static final class Draft {
        final List<Record> rows;
        Optional<View> view;
        final List<Unanswered> unanswered = new ArrayList<>();
        final List<Note> notes = new ArrayList<>();
        final List<String> next = new ArrayList<>();
        final Map<String, Object> extra = new LinkedHashMap<>();
        ExitCode exit = ExitCode.DONE;

        Draft(List<? extends Record> rows, Optional<View> view) {
            this.rows = new ArrayList<>(rows);
            this.view = view;
        }

        Draft(Result from) {
            this(from.rows, from.view);
            unanswered.addAll(from.unanswered);
            notes.addAll(from.notes);
            next.addAll(from.next);
            extra.putAll(from.extra);
            exit = from.exit;
        }
    }
}
