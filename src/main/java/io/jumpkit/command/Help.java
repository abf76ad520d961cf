// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.command;

import io.jumpkit.output.Line;
import io.jumpkit.output.Style;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** What {@code help COMMAND} and {@code COMMAND --help} say, made from the command's declaration. Pure. */
public final class Help {
    private static final int LEFT = 30;
    /** The narrowest terminal that people still use. */
    private static final int WIDTH = 80;

    private Help() {}

    /** The page of one command: what it does, how it is written, its arguments, examples. */
    public static List<Line> of(Entry entry, CommandSpec spec) {
        List<Line> lines = new ArrayList<>();
        Action action = (Action) spec.userObject();
        lines.add(Line.of(Style.STRONG, entry.name()).plus("  " + summary(spec) + effect(action.effect())));
        lines.add(Line.of(Style.DIM, "usage  ").plus(usage(entry, spec)));
        for (PositionalParamSpec positional : spec.positionalParameters()) {
            lines.addAll(argument(label(positional), positional));
        }
        for (OptionSpec option : spec.options()) {
            lines.addAll(argument(names(option), option));
        }
        for (String example : spec.usageMessage().footer()) {
            lines.add(Line.of(Style.DIM, "example  ").plus(Style.NEXT, example));
        }
        return lines;
    }

    /** The first line of a command's description. */
    public static String summary(CommandSpec spec) {
        String[] description = spec.usageMessage().description();
        return description.length == 0 ? "" : description[0];
    }

    private static String effect(Effect effect) {
        return switch (effect) {
            case READ -> "  (reads)";
            case WRITE -> "  (changes things)";
            case DANGER -> "  (dangerous: asks for CLUSTER/TARGET)";
        };
    }

    /** The usage line: {@code <needed>}, {@code [optional]}, {@code ...} for more. */
    static String usage(Entry entry, CommandSpec spec) {
        String options = spec.options().size() > 1 ? " [options]" : "";
        String positionals = spec.positionalParameters().stream()
                .map(p -> " " + (p.required() ? "<" + label(p) + ">" : "[" + label(p) + "]")
                        + (p.arity().max() > 1 ? "..." : ""))
                .collect(Collectors.joining());
        return entry.name() + options + positionals;
    }

    /** What is said of it stands in a column of its own, on as many lines as it needs. */
    private static List<Line> argument(String left, ArgSpec argument) {
        String fallback = argument.defaultValue();
        String note = fallback == null || fallback.equals("false") ? "" : "(default " + fallback + ")";
        List<String> right = wrapped(String.join(" ", argument.description()));
        boolean beside = left.length() < LEFT - 1;
        List<Line> lines = new ArrayList<>();
        if (!beside) {
            lines.add(Line.of("  " + left));
        }
        for (int i = 0; i < right.size(); i++) {
            String before = beside && i == 0 ? left : "";
            lines.add(Line.of("  " + before + " ".repeat(LEFT - before.length()) + right.get(i)));
        }
        return note.isEmpty() ? lines : noted(lines, note);
    }

    private static List<Line> noted(List<Line> lines, String note) {
        List<Line> noted = new ArrayList<>(lines);
        Line last = noted.remove(noted.size() - 1);
        if (last.text().length() + 1 + note.length() <= WIDTH) {
            noted.add(last.plus(Style.DIM, " " + note));
        } else {
            noted.add(last);
            noted.add(Line.of(" ".repeat(LEFT + 2)).plus(Style.DIM, note));
        }
        return noted;
    }

    private static List<String> wrapped(String text) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ")) {
            if (line.length() > 0 && line.length() + 1 + word.length() > WIDTH - LEFT - 2) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.length() > 0 ? " " : "").append(word);
        }
        lines.add(line.toString());
        return lines;
    }

    private static String names(OptionSpec option) {
        String names = String.join(", ", Arrays.asList(option.names()));
        return option.arity().max() == 0 ? names : names + " " + label(option);
    }

    private static String label(ArgSpec argument) {
        return argument.paramLabel().replaceAll("[<>]", "");
    }
}
