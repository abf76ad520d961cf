// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.runbook;

import io.jumpkit.runbook.model.Block;
import io.jumpkit.runbook.model.Code;
import io.jumpkit.runbook.model.Options;
import io.jumpkit.runbook.model.Parameter;
import io.jumpkit.runbook.model.Runbook;
import io.jumpkit.runbook.model.Step;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A runbook as its JSON has it. Pure.
 *
 * @param format changes only when a field is renamed or taken away
 */
record Compiled(
        String format,
        String runbook,
        String title,
        String sha256,
        Map<String, String> front,
        List<Question> parameters,
        List<CompiledStep> steps) {

    /** A parameter. */
    record Question(String name, String type, String question, String rule) {}

    /** A step. */
    record CompiledStep(String id, String title, String intro, int line, List<CompiledBlock> blocks) {}

    /** A block of a step; what it does not have is null. */
    record CompiledBlock(
            String keyword,
            int line,
            String sentence,
            Map<String, Object> options,
            String capture,
            List<String> commands,
            String script,
            String text,
            List<Way> choices) {}

    /** A choice. */
    record Way(String text, String target, String when) {}

    static Compiled of(Runbook runbook) {
        return new Compiled(
                "jumpkit-runbook/1",
                runbook.id(),
                runbook.title(),
                runbook.sha256(),
                runbook.front(),
                runbook.parameters().stream().map(Compiled::question).toList(),
                runbook.steps().stream().map(Compiled::step).toList());
    }

    private static Question question(Parameter parameter) {
        return new Question(parameter.name(), parameter.type(), parameter.question(), parameter.rule());
    }

    private static CompiledStep step(Step step) {
        return new CompiledStep(
                step.id(),
                step.title(),
                step.intro(),
                step.place().line(),
                step.blocks().stream().map(Compiled::block).toList());
    }

    private static CompiledBlock block(Block block) {
        Code code = block.code().orElse(null);
        return new CompiledBlock(
                block.opening().keyword().words().toLowerCase(Locale.ROOT).replace(' ', '-'),
                block.place().line(),
                block.sentence(),
                options(block.options()),
                block.opening().capture().orElse(null),
                code instanceof Code.Typed typed
                        ? typed.lines().stream().map(Code.TypedLine::text).toList()
                        : null,
                code instanceof Code.Shell shell ? shell.script() : null,
                block instanceof Block.ByHand byHand ? byHand.text() : null,
                block instanceof Block.Choose choose
                        ? choose.choices().stream().map(Compiled::way).toList()
                        : null);
    }

    private static Way way(Block.Choice choice) {
        return new Way(choice.text(), choice.target(), choice.when().orElse(null));
    }

    private static Map<String, Object> options(Options options) {
        Map<String, Object> map = new LinkedHashMap<>();
        options.timeout().map(Duration::toMillis).ifPresent(ms -> map.put("timeout_ms", ms));
        options.every().map(Duration::toMillis).ifPresent(ms -> map.put("every_ms", ms));
        options.stable().map(Duration::toMillis).ifPresent(ms -> map.put("stable_ms", ms));
        options.retry().ifPresent(retry -> {
            map.put("retry_times", retry.times());
            map.put("retry_every_ms", retry.every().toMillis());
        });
        options.on().ifPresent(on -> map.put("on", on));
        options.confirm().ifPresent(path -> map.put("confirm", path));
        options.approve().ifPresent(people -> map.put("approve", people));
        if (options.danger()) {
            map.put("danger", true);
        }
        if (options.newFingerprint()) {
            map.put("new_fingerprint", true);
        }
        if (options.offline()) {
            map.put("offline", true);
        }
        if (options.sudo()) {
            map.put("sudo", true);
        }
        return map;
    }
}
