// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.shell.start;

import io.jumpkit.command.Durations;
import io.jumpkit.error.Nearest;
import io.jumpkit.error.UserError;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Reads {@code jumpkit [options] [CLUSTER] [COMMAND ...]}. By hand, because it stands on the way to the first prompt.
 *
 * <p>Options end where the command begins: from its first word on, everything is the command's. As a first word a
 * command's name wins over a cluster's; {@code lab} is the practice cluster unless one of its own words follows.
 */
public final class ArgumentsParser {
    static final String LAB = "lab";

    /** Every option with a value, by each way to write it; the first of a line is the one that messages name. */
    private enum Valued {
        INVENTORY("-i", "--inventory", "FILE", "the file that lists clusters"),
        NODES("-n", "--nodes", "NODESET", "the nodes to act on"),
        OUTPUT("-o", "--output", "table|json", "how results look"),
        TIMEOUT("", "--timeout", "TIME", "how long a command may take on a node"),
        FANOUT("", "--fanout", "N", "how many nodes are asked at once"),
        LINE("-c", "--command", "LINE", "a line to run; may be repeated"),
        SCRIPT("-f", "--file", "FILE", "a file of lines to run; - is standard input"),
        CLUSTER("-C", "--cluster", "NAME", "the cluster, whatever commands are called");

        final String brief;
        final String name;
        final String label;
        final String meaning;

        Valued(String brief, String name, String label, String meaning) {
            this.brief = brief;
            this.name = name;
            this.label = label;
            this.meaning = meaning;
        }
    }

    private final Set<String> commandWords;
    private final Set<String> labWords;
    private final Map<String, String> environment;
    private final Map<Valued, List<String>> values = new LinkedHashMap<>();
    private final Set<Arguments.Flag> flags = EnumSet.noneOf(Arguments.Flag.class);
    private List<String> words = List.of();

    /**
     * A parser for one command line.
     *
     * @param commandWords the first words of all commands
     * @param labWords the words that may follow {@code lab} as part of a command
     * @param environment where {@code JUMPKIT_*} stand in for options that were not given
     */
    public ArgumentsParser(Set<String> commandWords, Set<String> labWords, Map<String, String> environment) {
        this.commandWords = commandWords;
        this.labWords = labWords;
        this.environment = environment;
    }

    /**
     * Reads them.
     *
     * @throws UserError usage, with the nearest option, when they make no sense
     */
    public Arguments parse(List<String> args) {
        int at = 0;
        boolean optionsOver = false;
        while (at < args.size()) {
            String arg = args.get(at);
            if (!optionsOver && arg.equals("--")) {
                optionsOver = true;
                at++;
            } else if (!optionsOver && arg.startsWith("-") && !arg.equals("-")) {
                at = takeOption(args, at);
            } else if (takesCluster(args, at)) {
                values.put(Valued.CLUSTER, List.of(arg));
                at++;
            } else {
                words = args.subList(at, args.size());
                at = args.size();
            }
        }
        return arguments(args);
    }

    private boolean takesCluster(List<String> args, int at) {
        if (values.containsKey(Valued.CLUSTER)) {
            return false;
        }
        String word = args.get(at);
        if (word.equals(LAB)) {
            return at + 1 >= args.size() || !labWords.contains(args.get(at + 1));
        }
        return !commandWords.contains(word.split(" ", 2)[0]);
    }

    private int takeOption(List<String> args, int at) {
        String arg = args.get(at);
        for (Arguments.Flag flag : Arguments.Flag.values()) {
            if (flag.is(arg)) {
                flags.add(flag);
                return at + 1;
            }
        }
        for (Valued option : Valued.values()) {
            Optional<String> attached = attached(option, arg);
            if (attached.isPresent()) {
                add(option, attached.get());
                return at + 1;
            }
            if (arg.equals(option.name) || arg.equals(option.brief)) {
                if (at + 1 >= args.size()) {
                    throw UserError.usage(arg + " needs a value", "write: " + arg + " " + option.label);
                }
                add(option, args.get(at + 1));
                return at + 2;
            }
        }
        throw unknown(arg);
    }

    private static Optional<String> attached(Valued option, String arg) {
        if (arg.startsWith(option.name + "=")) {
            return Optional.of(arg.substring(option.name.length() + 1));
        }
        boolean brief = !option.brief.isEmpty() && arg.startsWith(option.brief) && !arg.equals(option.brief);
        return brief ? Optional.of(arg.substring(option.brief.length())) : Optional.empty();
    }

    private void add(Valued option, String value) {
        List<String> all = new ArrayList<>(values.getOrDefault(option, List.of()));
        if (!all.isEmpty() && option != Valued.LINE) {
            throw UserError.usage(option.name + " was given twice", "leave one of them out");
        }
        all.add(value);
        values.put(option, all);
    }

    private static UserError unknown(String arg) {
        List<String> known = new ArrayList<>();
        Arrays.stream(Valued.values()).forEach(o -> known.addAll(List.of(o.brief, o.name)));
        Arrays.stream(Arguments.Flag.values())
                .forEach(f -> known.addAll(List.of(f.option().split(", "))));
        known.remove("");
        return UserError.usage(
                "jumpkit has no option '" + arg + "'",
                Nearest.to(arg.replaceFirst("=.*", ""), known)
                        .map(near -> "did you mean " + near + "?")
                        .orElse("type: jumpkit --help"));
    }

    /** What would be left undone is refused, before anything is done. */
    private void refuseTwoTasks() {
        List<String> tasks = new ArrayList<>();
        if (values.containsKey(Valued.LINE)) {
            tasks.add(Valued.LINE.brief);
        }
        if (values.containsKey(Valued.SCRIPT)) {
            tasks.add(Valued.SCRIPT.brief);
        }
        if (!words.isEmpty()) {
            tasks.add("the command '" + String.join(" ", words) + "'");
        }
        if (tasks.size() > 1) {
            throw UserError.usage(
                    String.join(" and ", tasks) + " cannot be given together, and nothing was done",
                    "give several lines as: -c LINE -c LINE, or all of them in a file: -f FILE");
        }
    }

    private Arguments arguments(List<String> typed) {
        refuseTwoTasks();
        return new Arguments(
                typed,
                value(Valued.CLUSTER),
                words,
                values.getOrDefault(Valued.LINE, List.of()),
                value(Valued.SCRIPT).map(Path::of),
                value(Valued.INVENTORY).map(Path::of),
                value(Valued.NODES),
                value(Valued.OUTPUT).map(ArgumentsParser::isJson).orElse(false),
                value(Valued.TIMEOUT).map(Durations::parse),
                value(Valued.FANOUT).map(ArgumentsParser::count).orElse(OptionalInt.empty()),
                flags);
    }

    private Optional<String> value(Valued option) {
        List<String> given = values.getOrDefault(option, List.of());
        return given.isEmpty()
                ? Optional.ofNullable(environment.get("JUMPKIT_" + option.name()))
                        .filter(v -> !v.isEmpty() && option != Valued.SCRIPT)
                : Optional.of(given.get(0));
    }

    private static boolean isJson(String format) {
        return switch (format) {
            case "json" -> true;
            case "table" -> false;
            default -> throw UserError.usage("there is no output '" + format + "'", "write: -o table  or  -o json");
        };
    }

    private static OptionalInt count(String text) {
        if (!text.matches("[1-9]\\d{0,4}")) {
            throw UserError.usage("--fanout '" + text + "' is not a number of nodes", "write it like --fanout 64");
        }
        return OptionalInt.of(Integer.parseInt(text));
    }

    /** An option of Jumpkit itself, for help and completion scripts. */
    public record Described(List<String> names, boolean valued, String meaning) {}

    /** Jumpkit's own options, those that people use. */
    public static List<Described> options() {
        List<Described> all = new ArrayList<>();
        for (Valued option : Valued.values()) {
            List<String> names = option.brief.isEmpty() ? List.of(option.name) : List.of(option.brief, option.name);
            all.add(new Described(names, true, option.meaning));
        }
        Arrays.stream(Arguments.Flag.values())
                .filter(flag -> flag != Arguments.Flag.WARM_UP)
                .forEach(flag -> all.add(new Described(List.of(flag.option().split(", ")), false, flag.meaning())));
        return all;
    }

    /** What {@code jumpkit --help} says. */
    public static List<String> usage() {
        List<String> lines = new ArrayList<>(List.of(
                "jumpkit [options] [CLUSTER] [COMMAND ...]",
                "",
                "  jumpkit prod                  open the shell on a cluster, like ssh",
                "  jumpkit prod ping             run one command and exit",
                "  jumpkit prod -c 'on @etcd; ping'",
                "  jumpkit prod -f drill.jk      run a file of lines; so does: jumpkit prod < drill.jk",
                "  jumpkit lab                   the practice cluster, started if it is not running",
                "  jumpkit nodeset -f n1 n2 n3   commands that need no cluster",
                ""));
        for (Valued option : Valued.values()) {
            String names = (option.brief.isEmpty() ? "" : option.brief + ", ") + option.name + " " + option.label;
            lines.add(usageLine(names, option.meaning));
        }
        for (Arguments.Flag flag : Arguments.Flag.values()) {
            if (flag == Arguments.Flag.WARM_UP) {
                continue;
            }
            lines.add(usageLine(flag.option(), flag.meaning()));
        }
        lines.add("");
        lines.add("Commands: jumpkit help. Exit codes: jumpkit help exit-codes.");
        return lines;
    }

    private static String usageLine(String option, String meaning) {
        return "  " + option + " ".repeat(Math.max(2, 30 - option.length())) + meaning;
    }
}
