// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.runbook.lint;

import io.jumpkit.command.Dispatcher;
import io.jumpkit.expression.Expressions;
import io.jumpkit.runbook.model.Block;
import io.jumpkit.runbook.model.Problem;
import io.jumpkit.runbook.model.Runbook;
import io.jumpkit.runbook.model.Step;
import io.jumpkit.runbook.parse.Parsed;
import io.jumpkit.session.FingerprintSource;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Judges a runbook without following it. What has an error is not followed; what has warnings is.
 *
 * <p>The rules stand in classes of their own: {@link FrontRules} and {@link ParameterRules} for what comes before the
 * steps, {@link StepRules} for the order of blocks, {@link CodeRules} for what stands in fences, {@link LinkRules}.
 */
public final class Linter {
    private final Dispatcher dispatcher;
    private final Expressions expressions;
    private final Set<String> runbooks;

    /**
     * A linter for these commands.
     *
     * @param runbooks the names of the runbooks that links may lead to
     */
    public Linter(Dispatcher dispatcher, Expressions expressions, Set<String> runbooks) {
        this.dispatcher = dispatcher;
        this.expressions = expressions;
        this.runbooks = Set.copyOf(runbooks);
    }

    /** Everything wrong with it, in the order of the text: what the parser found and what the rules find. */
    public List<Problem> lint(Parsed parsed) {
        Findings findings = new Findings(parsed.problems());
        Runbook runbook = parsed.runbook();
        Scope scope = new Scope(runbook, dispatcher.commands());
        Set<String> systems = dispatcher.commands().fingerprints().stream()
                .map(FingerprintSource::system)
                .collect(Collectors.toCollection(TreeSet::new));
        new FrontRules(findings, systems).check(parsed);
        new ParameterRules(findings, dispatcher.commands(), expressions).check(runbook);
        LinkRules links = new LinkRules(findings, expressions, runbooks);
        links.check(parsed);
        CodeRules code = new CodeRules(findings, dispatcher, expressions, scope);
        LeftOut leftOut = new LeftOut(runbook);
        for (Step step : runbook.steps()) {
            new StepRules(findings, dispatcher).check(step);
            for (Block block : step.blocks()) {
                code.check(block);
                links.check(runbook, step, block, scope);
                scope.usedLately().forEach(name -> leftOut.why(name, step)
                        .ifPresent(why -> findings.warning(
                                block.place(),
                                "'" + name + "' may not be there: " + why,
                                "take it in this step, or in one that is always followed")));
                capture(block, scope, findings, code);
            }
        }
        runbook.parameters().stream()
                .filter(p -> !scope.isUsed(p.name()))
                .forEach(p -> findings.warning(
                        p.place(),
                        "parameter '" + p.name() + "' is asked for and never used",
                        "use it, or take it away"));
        return findings.sorted();
    }

    private static void capture(Block block, Scope scope, Findings findings, CodeRules code) {
        block.opening()
                .capture()
                .filter(name -> !scope.add(name, code.result(block)))
                .ifPresent(name -> findings.error(
                        block.place(),
                        "'" + name + "' is the name of something else already",
                        "call the result otherwise"));
    }
}
