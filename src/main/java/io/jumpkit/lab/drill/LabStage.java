// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.lab.drill;

import io.jumpkit.command.Invocation;
import io.jumpkit.command.LineGrammar;
import io.jumpkit.command.Pipeline;
import io.jumpkit.command.Prepared;
import io.jumpkit.command.Verdict;
import io.jumpkit.error.ExitCode;
import io.jumpkit.error.UserError;
import io.jumpkit.lab.PracticeLab;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The lab that a session has in use, broken and looked at with the session's own means. */
final class LabStage implements Stage {
    private final Invocation in;
    private final PracticeLab lab;

    LabStage(Invocation in) {
        this.in = in;
        this.lab = PracticeLab.in(in.session().settings());
    }

    @Override
    public void lab(String... words) throws InterruptedException {
        lab.run(List.of(words), in.console(), in.cancellation());
    }

    @Override
    public String console(String host, String script) throws InterruptedException {
        return lab.console(host, script, in.cancellation());
    }

    /** A file of this lab alone, so that it is new. */
    @Override
    public Path snapshot() {
        String instance = in.session().requireCluster().instance().orElse("lab");
        return in.session().settings().directories().state().resolve("drill-" + instance + ".db");
    }

    @Override
    public void type(String line) throws InterruptedException {
        DrillCheck seen = look(line);
        if (!seen.holds()) {
            throw UserError.of(ExitCode.ILL, "'" + line + "' failed: " + seen.seen(), "lab reset");
        }
    }

    List<String> faults() throws InterruptedException {
        return lab.faults();
    }

    /** Runs a line and judges it by its own expectations; whatever goes wrong is one that does not hold. */
    DrillCheck look(String line) throws InterruptedException {
        try {
            Pipeline pipeline = LineGrammar.parse(line).get(0);
            Prepared prepared = in.dispatcher().prepare(pipeline, in.session());
            Verdict verdict = prepared.judge(prepared.run(in), Map.of());
            boolean judged = !pipeline.filters().isEmpty();
            boolean holds = judged ? verdict.held() : verdict.result().exit() == ExitCode.DONE;
            return new DrillCheck(line, holds, verdict.failure().orElse(verdict.telling()));
        } catch (UserError e) {
            return new DrillCheck(line, false, e.what());
        }
    }
}
