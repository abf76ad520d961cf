// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.runbook;

import io.jumpkit.command.ParameterType;
import io.jumpkit.output.Candidate;
import io.jumpkit.runbook.run.History;
import io.jumpkit.runbook.run.Runs;
import io.jumpkit.session.Session;
import java.util.List;

/** A run as it is typed: its id, the beginning of it, or {@code last}. */
record RunId(String text) {
    @Override
    public String toString() {
        return text;
    }

    /** How it is offered. */
    static final class Type implements ParameterType<RunId> {
        @Override
        public String name() {
            return "run";
        }

        @Override
        public Class<RunId> type() {
            return RunId.class;
        }

        @Override
        public RunId parse(String text, Session session) {
            return new RunId(text);
        }

        @Override
        public List<Candidate> candidates(Session session) {
            return new Runs(session.settings().directories().state())
                    .all().stream()
                            .map(run -> {
                                History history = run.history();
                                return Candidate.of(run.id(), history.start().text("runbook") + ", " + history.state());
                            })
                            .toList();
        }
    }
}
