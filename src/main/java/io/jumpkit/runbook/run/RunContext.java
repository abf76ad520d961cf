// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.runbook.run;

import io.jumpkit.command.Invocation;
import io.jumpkit.error.ExitCode;
import io.jumpkit.error.UserError;
import io.jumpkit.expression.Expressions;
import io.jumpkit.output.Question;
import io.jumpkit.runbook.model.Runbook;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What everybody who works on one run needs.
 *
 * @param id the run's id
 * @param in the session, the console, and the operator's Ctrl-C
 */
record RunContext(
        Runbook runbook,
        String id,
        Journal journal,
        Variables variables,
        Answers answers,
        Invocation in,
        Expressions expressions,
        Pace pace,
        Bounded bounded,
        RunScreen screen) {

    History history() {
        return journal.history();
    }

    void write(Kind kind, String step, Map<String, Object> fields) {
        journal.write(kind, step, fields);
    }

    /** The parameters as they were given, without secrets. */
    Map<String, String> given() {
        Map<String, String> given = new LinkedHashMap<>();
        history().start().map("parameters").forEach((name, written) -> {
            if (written instanceof Map<?, ?> value && value.get("text") instanceof String text) {
                given.put(name, text);
            }
        });
        return given;
    }

    /** Whether somebody sits at the console. */
    boolean canAsk() {
        return in.console().canAsk();
    }

    /**
     * Asks; without anybody there it fails and names the flag. Nodes that were left alone after failures are tried at once
     * after the answer: whoever was asked may have mended them meanwhile.
     */
    String ask(String prompt, String flag) {
        return ask(Question.of(prompt, flag));
    }

    /** The same, for a question with candidates. */
    String ask(Question question) {
        String typed = in.console().ask(question).strip();
        in.session().tryAgain();
        return typed;
    }

    /** A reason to leave the run where it is, to be gone on with later. */
    UserError leave(ExitCode exit, String why) {
        return UserError.of(
                exit,
                why,
                "go on with: " + goOn() + (history().aborting() ? "" : "   (take it back: runbook abort " + id + ")"));
    }

    /** What to type to go on with the run: one that is being taken back only goes further back. */
    String goOn() {
        return "runbook " + (history().aborting() ? "abort " : "resume ") + id;
    }

    /** The exit code of a run that stops here: 4 while something it changed is not verified or unknown, else the given one. */
    ExitCode unless(ExitCode allVerified) {
        return Unverified.isThere(runbook, history()) ? ExitCode.UNVERIFIED : allVerified;
    }
}
