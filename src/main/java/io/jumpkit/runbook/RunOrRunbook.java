// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.runbook;

import io.jumpkit.command.ParameterType;
import io.jumpkit.output.Candidate;
import io.jumpkit.session.Session;
import java.util.ArrayList;
import java.util.List;

/** A runbook or a run as it is typed: a name, a path, a run's id, or {@code last}. */
record RunOrRunbook(String text) {
    @Override
    public String toString() {
        return text;
    }

    /** Whether it is written as the id of a run: runbooks' names are words with hyphens. */
    boolean canBeRun() {
        return text.equals("last") || text.matches("[0-9a-f]{1,16}");
    }

    /** How it is offered. */
    static final class Type implements ParameterType<RunOrRunbook> {
        @Override
        public String name() {
            return "run-or-runbook";
        }

        @Override
        public Class<RunOrRunbook> type() {
            return RunOrRunbook.class;
        }

        @Override
        public RunOrRunbook parse(String text, Session session) {
            return new RunOrRunbook(text);
        }

        @Override
        public List<Candidate> candidates(Session session) {
            List<Candidate> all = new ArrayList<>(new RunbookName.Type().candidates(session));
            all.addAll(new RunId.Type().candidates(session));
            return all;
        }
    }
}
