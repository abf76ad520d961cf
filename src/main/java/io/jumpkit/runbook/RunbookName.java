// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.runbook;

import io.jumpkit.command.ParameterType;
import io.jumpkit.output.Candidate;
import io.jumpkit.runbook.parse.RunbookParser;
import io.jumpkit.session.Session;
import java.util.List;

/** A runbook as it is typed: a name, or a path to a file. */
record RunbookName(String text) {
    @Override
    public String toString() {
        return text;
    }

    /** How it is offered. */
    static final class Type implements ParameterType<RunbookName> {
        @Override
        public String name() {
            return "runbook";
        }

        @Override
        public Class<RunbookName> type() {
            return RunbookName.class;
        }

        @Override
        public RunbookName parse(String text, Session session) {
            return new RunbookName(text);
        }

        @Override
        public List<Candidate> candidates(Session session) {
            return new RunbookLibrary(session.settings().directories())
                    .all().stream()
                            .map(f -> Candidate.of(
                                    f.name(),
                                    RunbookParser.parse(f.file(), f.text())
                                            .runbook()
                                            .title()))
                            .toList();
        }
    }
}
