// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.runbook;

import io.jumpkit.output.Line;
import io.jumpkit.output.Style;
import io.jumpkit.runbook.model.Block;
import io.jumpkit.runbook.model.Keyword;
import io.jumpkit.runbook.model.Runbook;
import io.jumpkit.runbook.model.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A runbook as it is followed with a pencil. Pure. */
final class PaperForm {
    private static final String BLANK = "______________________________";

    private final Runbook runbook;
    private final List<Line> lines = new ArrayList<>();
    private final Map<Integer, Step> steps = new HashMap<>();
    private final Map<Integer, Block> blocks = new HashMap<>();

    private PaperForm(Runbook runbook) {
        this.runbook = runbook;
        runbook.steps().forEach(step -> {
            steps.put(step.place().line(), step);
            step.blocks().forEach(block -> blocks.put(block.place().line(), block));
        });
    }

    static List<Line> of(Runbook runbook) {
        PaperForm form = new PaperForm(runbook);
        form.head();
        form.body();
        return form.lines;
    }

    private void head() {
        lines.add(Line.of(Style.STRONG, runbook.title()));
        lines.add(
                Line.of("runbook " + runbook.id() + " · risk " + runbook.front().getOrDefault("risk", "?") + " · takes "
                        + runbook.front().getOrDefault("expected-time", "?") + " · owner "
                        + runbook.front().getOrDefault("owner", "?") + " · sha256 "
                        + runbook.sha256().substring(0, 12)));
        lines.add(Line.of("date ______________  who ______________________  cluster ______________________"));
    }

    /** The text itself, so that what is printed is what runs; only boxes and blanks are put in. */
    private void body() {
        List<String> source = runbook.source().lines().toList();
        int start = 0;
        if (!source.isEmpty() && source.get(0).equals("---")) {
            start = source.subList(1, source.size()).indexOf("---") + 2;
        }
        for (int i = start; i < source.size(); i++) {
            line(i + 1, source.get(i));
        }
    }

    private void line(int number, String text) {
        if (text.startsWith("# ")) {
            return;
        }
        Step step = steps.get(number);
        if (step != null) {
            int index = runbook.indexOf(step.id()) + 1;
            lines.add(
                    Line.of(Style.STRONG, "[ ] " + index + ". " + step.title()).plus("   time ________"));
            return;
        }
        Block block = blocks.get(number);
        lines.add(Line.of((block == null ? "" : box(block)) + text));
        runbook.parameters().stream()
                .filter(p -> p.place().line() == number)
                .forEach(p -> lines.add(Line.of("    " + p.name() + " = " + BLANK)));
        if (block != null
                && (block instanceof Block.ByHand || block.opening().capture().isPresent())) {
            lines.add(Line.of("    " + block.opening().capture().orElse("result") + " = " + BLANK));
        }
    }

    private static String box(Block block) {
        return block.opening().keyword() == Keyword.NO_UNDO ? "" : "[ ] ";
    }
}
