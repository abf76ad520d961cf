// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.lab.drill;

import io.jumpkit.command.ParameterType;
import io.jumpkit.error.UserError;
import io.jumpkit.output.Candidate;
import io.jumpkit.session.Session;
import java.util.List;
import java.util.stream.Collectors;

/** A drill as it is typed: the name of its runbook. */
record SceneName(Scene scene) {
    @Override
    public String toString() {
        return scene.runbook();
    }

    /** How it is offered. */
    static final class Type implements ParameterType<SceneName> {
        @Override
        public String name() {
            return "drill";
        }

        @Override
        public Class<SceneName> type() {
            return SceneName.class;
        }

        @Override
        public SceneName parse(String text, Session session) {
            return Scene.of(text)
                    .map(SceneName::new)
                    .orElseThrow(() -> UserError.usage(
                            "there is no drill of '" + text + "'",
                            "drills: "
                                    + Scene.all().stream().map(Scene::runbook).collect(Collectors.joining(", "))));
        }

        @Override
        public List<Candidate> candidates(Session session) {
            return Scene.all().stream()
                    .map(scene -> Candidate.of(scene.runbook(), ""))
                    .toList();
        }
    }
}
