// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.runbook;

import io.jumpkit.output.Line;
import io.jumpkit.output.Style;
import io.jumpkit.runbook.model.Block;
import io.jumpkit.runbook.model.Parameter;
import io.jumpkit.runbook.model.Prose;
import io.jumpkit.runbook.model.Runbook;
import io.jumpkit.runbook.model.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A runbook as it is followed with a pencil: 78 columns, steps with numbers, a box for all that is done, a blank for all
 * that is found out. Nothing of the text is left out. Pure.
 */
final class PaperForm {
    private static final int WIDTH = 78;
    private static final int CODE_WIDTH = 68;
    private static final String INDENT = "    ";

    private final Runbook runbook;
    private final List<Line> lines = new ArrayList<>();
    private final Map<Integer, Step> steps = new HashMap<>();
    private final Map<Integer, Block> blocks = new HashMap<>();
    private final Map<Integer, Block.Choice> choices = new HashMap<>();

    /** Inside a step; the block whose body comes next; inside a fence. */
    private boolean inStep;

    private boolean inParameters;

    private Optional<Block> open = Optional.empty();
    private Optional<Block> byHand = Optional.empty();
    private boolean inFence;

    private PaperForm(Runbook runbook) {
        this.runbook = runbook;
        for (Step step : runbook.steps()) {
            steps.put(step.place().line(), step);
            for (Block block : step.blocks()) {
                blocks.put(block.place().line(), block);
                if (block instanceof Block.Choose choose) {
                    choose.choices()
                            .forEach(choice -> choices.put(choice.place().line(), choice));
                }
            }
        }
    }

    static List<Line> of(Runbook runbook) {
        PaperForm form = new PaperForm(runbook);
        form.head();
        form.body();
        return form.lines;
    }

    private void head() {
        lines.add(Line.of(Style.STRONG, runbook.title()));
        wrapped(
                "",
                "runbook " + runbook.id() + " · " + front("applies-to") + " · risk " + front("risk") + " · takes "
                        + front("expected-time") + " · owner " + front("owner") + " · last drilled "
                        + front("last-drilled") + " · sha256 "
                        + runbook.sha256().substring(0, 12));
        lines.add(Line.EMPTY);
        lines.add(Line.of("date _____________  cluster _____________________  began ______  ended ______"));
        lines.add(Line.EMPTY);
        lines.add(Line.of("who  ________________________________  with  ________________________________"));
    }

    private String front(String key) {
        return runbook.front().getOrDefault(key, "?");
    }

    private void body() {
        List<String> source = runbook.source().lines().toList();
        int at = 0;
        if (!source.isEmpty() && source.get(0).equals("---")) {
            at = source.subList(1, source.size()).indexOf("---") + 2;
        }
        while (at < source.size()) {
            at = take(source, at);
        }
        endByHand();
    }

    /** Takes the line, or the paragraph that begins there; returns where to go on. */
    private int take(List<String> source, int at) {
        String text = source.get(at);
        if (inFence || text.startsWith("```")) {
            fence(text);
            return at + 1;
        }
        if (text.startsWith("#")) {
            heading(at + 1, text);
            return at + 1;
        }
        if (text.isBlank()) {
            blank();
            return at + 1;
        }
        int end = at + 1;
        if (text.startsWith("|")) {
            while (end < source.size() && source.get(end).startsWith("|")) {
                end++;
            }
            table(source.subList(at, end));
            return end;
        }
        while (end < source.size() && goesOn(source.get(end))) {
            end++;
        }
        paragraph(at + 1, String.join("\n", source.subList(at, end)));
        return end;
    }

    /** Whether a line belongs to the paragraph or list item before it. */
    private static boolean goesOn(String text) {
        return !text.isBlank() && !text.startsWith("```") && !text.startsWith("#") && !isItem(text);
    }

    private static boolean isItem(String text) {
        return text.matches("(?s)\\s*([-*+]|\\d+[.)])\\s.*");
    }

    /** That of the parameters is printed as blanks to fill in. */
    private void table(List<String> rows) {
        if (!inParameters) {
            PaperTable.lines(rows, WIDTH - INDENT.length()).forEach(row -> lines.add(Line.of(INDENT + row)));
        }
    }

    private void heading(int number, String text) {
        if (text.startsWith("# ")) {
            return;
        }
        endByHand();
        Step step = steps.get(number);
        inStep = step != null;
        blank();
        if (step == null) {
            String title = text.replaceFirst("^#+\\s*", "");
            inParameters = title.equals("Parameters");
            lines.add(Line.of(Style.STRONG, title));
            lines.add(Line.of("=".repeat(title.length())));
            if (inParameters) {
                runbook.parameters().forEach(this::parameter);
            }
            return;
        }
        lines.add(Line.of("-".repeat(WIDTH)));
        String left = "[ ] " + (runbook.indexOf(step.id()) + 1) + ". " + step.title();
        String right = "time ________ by ________";
        int gap = Math.max(2, WIDTH - left.length() - right.length());
        lines.add(Line.of(Style.STRONG, left).plus(" ".repeat(gap) + right));
    }

    private void parameter(Parameter parameter) {
        lines.add(Line.EMPTY);
        String rule = parameter.rule().isEmpty() ? "" : ", " + parameter.rule();
        wrapped(INDENT, parameter.question() + " (" + parameter.type() + rule + ")");
        lines.add(Line.EMPTY);
        lines.add(Line.of(INDENT + parameter.name() + " = " + "_".repeat(40)));
    }

    private void paragraph(int number, String text) {
        Block block = blocks.get(number);
        if (block != null) {
            open = Optional.of(block);
            opening(block, text);
        } else if (choices.containsKey(number)) {
            choice(choices.get(number));
        } else if (isItem(text)) {
            String dash = text.strip().split("\\s+", 2)[0];
            hanging(
                    (inStep ? INDENT : "") + dash + " ",
                    text.strip().substring(dash.length()).strip());
        } else {
            wrapped(inStep ? INDENT : "", Prose.plain(text));
        }
    }

    private void opening(Block block, String text) {
        endByHand();
        boolean acts = !(block instanceof Block.NoUndo || block instanceof Block.Undo);
        hanging(INDENT + (acts ? "[ ] " : ""), Prose.plain(text));
        byHand = Optional.of(block).filter(Block.ByHand.class::isInstance);
    }

    /** What came of something done by hand is written down behind it. */
    private void endByHand() {
        byHand.ifPresent(block -> {
            blank();
            captured(block, "what came of it");
            lines.add(Line.EMPTY);
        });
        byHand = Optional.empty();
    }

    private void choice(Block.Choice choice) {
        String to = choice.step()
                .map(step -> "go on with step " + (runbook.indexOf(step) + 1))
                .orElse("go on in runbook " + choice.word());
        String when = choice.when().map(w -> " (when " + w + ")").orElse("");
        hanging(INDENT + INDENT + "( ) ", Prose.plain(choice.text()) + ": " + to + when);
    }

    private void fence(String text) {
        if (text.startsWith("```")) {
            if (inFence) {
                open.filter(block -> !(block instanceof Block.ByHand)).ifPresent(this::outcome);
                open = Optional.empty();
            }
            inFence = !inFence;
        } else {
            boolean fits = text.stripTrailing().length() <= CODE_WIDTH;
            List<String> parts = fits ? List.of(text.stripTrailing()) : Prose.wrap(text, WIDTH - 14);
            for (int i = 0; i < parts.size(); i++) {
                lines.add(
                        Line.of(INDENT + INDENT + "| " + (i == 0 ? "" : INDENT)).plus(Style.STRONG, parts.get(i)));
            }
        }
    }

    /** What is to be ticked behind the commands of a block. */
    private void outcome(Block block) {
        String blanks =
                switch (block.opening().keyword()) {
                    case SKIP_IF -> "( ) so it is: the step is done   ( ) not so: go on below";
                    case GUARD -> "( ) it holds   ( ) it does not: STOP, change nothing";
                    case RUN -> "at ________   ( ) done   ( ) failed   ( ) nobody knows";
                    case VERIFY, WAIT_UNTIL -> "( ) it holds   ( ) it does not: wait, undo, or call somebody";
                    case UNDO -> "( ) taken back, at ________";
                    case DO_BY_HAND, NO_UNDO, CHOOSE, NOTE -> "";
                };
        if (!blanks.isEmpty()) {
            lines.add(Line.of(INDENT + INDENT + blanks));
        }
        captured(block, "");
    }

    private void captured(Block block, String otherwise) {
        String name = block.opening().capture().orElse(otherwise);
        if (!name.isEmpty()) {
            lines.add(Line.of(INDENT + INDENT + name + " = " + "_".repeat(40)));
        }
    }

    private void blank() {
        if (!lines.isEmpty() && !lines.get(lines.size() - 1).text().isEmpty()) {
            lines.add(Line.EMPTY);
        }
    }

    private void wrapped(String indent, String text) {
        Prose.wrap(indent + text.replace("\n", " "), WIDTH).forEach(line -> lines.add(Line.of(line)));
    }

    /** A first line with something before it, the others under its text. */
    private void hanging(String before, String text) {
        List<String> parts = Prose.wrap(text.replace("\n", " "), WIDTH - before.length());
        for (int i = 0; i < parts.size(); i++) {
            lines.add(Line.of((i == 0 ? before : " ".repeat(before.length())) + parts.get(i)));
        }
    }
}
