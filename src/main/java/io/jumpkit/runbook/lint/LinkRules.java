// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.runbook.lint;

import io.jumpkit.error.UserError;
import io.jumpkit.expression.Expressions;
import io.jumpkit.runbook.model.Block;
import io.jumpkit.runbook.model.Place;
import io.jumpkit.runbook.model.Runbook;
import io.jumpkit.runbook.model.Step;
import io.jumpkit.runbook.parse.Parsed;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Links lead somewhere; choices lead forward. */
final class LinkRules {
    private final Findings findings;
    private final Expressions expressions;
    private final Set<String> runbooks;

    LinkRules(Findings findings, Expressions expressions, Set<String> runbooks) {
        this.findings = findings;
        this.expressions = expressions;
        this.runbooks = runbooks;
    }

    void check(Parsed parsed) {
        for (Parsed.Link link : parsed.links()) {
            String target = link.target();
            if (target.startsWith("#")) {
                if (!parsed.anchors().contains(target.substring(1))) {
                    findings.unknown(
                            link.place(),
                            "the link leads to '" + target + "', which is no heading",
                            target.substring(1),
                            parsed.anchors());
                }
            } else if (!target.contains("://") && !target.startsWith("mailto:")) {
                runbook(link.place(), target);
            }
        }
    }

    private void runbook(Place place, String target) {
        String name = target.replaceAll("\\.md(#.*)?$", "");
        if (target.matches("[^/]+\\.md(#.*)?") && !runbooks.contains(name)) {
            findings.unknown(place, "the link leads to '" + target + "', which is no runbook", name, runbooks);
        }
    }

    void check(Runbook runbook, Step step, Block block, Scope scope) {
        if (!(block instanceof Block.Choose choose)) {
            return;
        }
        int here = runbook.indexOf(step.id());
        for (Block.Choice choice : choose.choices()) {
            int there = choice.step().map(runbook::indexOf).orElse(Integer.MAX_VALUE);
            if (there >= 0 && there <= here) {
                findings.error(
                        choice.place(),
                        "the choice leads back to '" + choice.target() + "'",
                        "choices lead forward only: there are no loops");
            }
            boolean anchor = choice.step().isPresent();
            if (there < 0) {
                List<String> ahead =
                        runbook.steps().stream().skip(here + 1L).map(Step::id).toList();
                findings.unknown(
                        choice.place(),
                        "the choice leads to '" + choice.target() + "', which is no step",
                        choice.word(),
                        ahead);
            } else if (!anchor && !choice.target().matches("[^/]+\\.md")) {
                findings.error(
                        choice.place(),
                        "a choice cannot lead to '" + choice.target() + "'",
                        "write #step or runbook.md");
            }
            choice.when().ifPresent(when -> condition(choice, when, scope));
        }
        if (choose.choices().isEmpty()) {
            findings.error(block.place(), "**Choose** leaves nothing to choose", "write: - [title](#step)");
        }
    }

    private void condition(Block.Choice choice, String when, Scope scope) {
        scope.names().stream().filter(when::contains).forEach(scope::use);
        try {
            new FieldRules(findings)
                    .condition(
                            choice.place(),
                            expressions.compile(when, scope.names()),
                            FieldRules.known(scope, Map.of()));
        } catch (UserError e) {
            findings.error(choice.place(), e.what(), e.hint());
        }
    }
}
