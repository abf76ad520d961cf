// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.runbook;

import io.jumpkit.command.Invocation;
import io.jumpkit.command.OperatorOnly;
import io.jumpkit.command.ReadCommand;
import io.jumpkit.error.UserError;
import io.jumpkit.output.Line;
import io.jumpkit.output.Result;
import io.jumpkit.output.Style;
import io.jumpkit.output.View;
import io.jumpkit.runbook.run.Agreement;
import io.jumpkit.runbook.run.Runs;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** A second person's yes to a dangerous act of somebody else's run. It changes nothing here: it gives the answer to tell. */
@Command(
        name = "approve",
        description = "Agree to an act of somebody else's run",
        footer = "runbook approve 3f2a K7QM-2XRD")
final class ApproveCommand implements ReadCommand, OperatorOnly {

    @Parameters(index = "0", paramLabel = "RUN", description = "the run's id, as its operator tells it")
    String run;

    @Parameters(index = "1", paramLabel = "CODE", description = "the code, as its operator tells it")
    String code;

    /** The answer, and whose it is. */
    record Row(String run, String code, String user, String answer) {}

    @Override
    public Class<? extends Record> rows() {
        return Row.class;
    }

    @Override
    public String insteadInRunbooks() {
        return "a person agrees, where a Run says (approve 2)";
    }

    @Override
    public Result run(Invocation in) {
        String id = run.toLowerCase(Locale.ROOT);
        String upper = code.toUpperCase(Locale.ROOT);
        String user = System.getProperty("user.name");
        if (!Agreement.isCode(upper)) {
            throw UserError.usage("'" + code + "' is no code", "write it as the operator's screen shows it: K7QM-2XRD");
        }
        boolean own = new Runs(in.session().settings().directories().state())
                .all().stream()
                        .anyMatch(r -> r.id().equals(id)
                                && r.history().start().text("user").equals(user));
        if (own) {
            throw UserError.refused(
                    "run " + id + " is your own; another person must agree", "have them type it, under their own user");
        }
        Row row = new Row(id, upper, user, Agreement.answer(id, upper, user));
        return Result.of(
                List.of(row),
                View.lines(List.of(
                        Line.of("You agree, as " + user + ", to " + upper + " of run " + id + "."),
                        Line.of("Tell its operator:  ").plus(Style.STRONG, row.answer()))));
    }
}
