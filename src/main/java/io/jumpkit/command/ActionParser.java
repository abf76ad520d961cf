// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.command;

import io.jumpkit.error.Nearest;
import io.jumpkit.error.UserError;
import io.jumpkit.session.Session;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Makes a command of its words, by the picocli declaration on its class. */
final class ActionParser {
    static final String CONFIRM = "--confirm";
    private static final String PARAMETER = "--param";
    private static final String PLACEHOLDER = "{{";

    private final Commands commands;

    ActionParser(Commands commands) {
        this.commands = commands;
    }

    /**
     * A command with its arguments filled in.
     *
     * @param helpAsked whether {@code --help} was among them
     */
    record Parsed(Entry entry, Action action, CommandSpec spec, boolean helpAsked, Optional<String> confirm) {}

    /** Parses for real: every argument must mean something in the session. */
    Parsed parse(List<String> words, Session session) {
        return parse(words, session, false);
    }

    /** Parses for the linter: names, options and arity must be right, values need mean nothing yet. */
    Parsed check(List<String> words) {
        return parse(words, null, true);
    }

    private Parsed parse(List<String> words, Session session, boolean lenient) {
        Entry entry = commands.require(words);
        CommandLine line = declare(entry, session, lenient);
        Action action = line.getCommand();
        List<String> arguments = words.subList(Commands.wordCount(entry, words), words.size());
        try {
            ParseResult result = line.parseArgs(arguments.toArray(String[]::new));
            // Other commands may have an option of that name and another type.
            boolean confirmed = action instanceof DangerCommand && result.hasMatchedOption(CONFIRM);
            Optional<String> confirm = Optional.ofNullable(confirmed ? result.matchedOptionValue(CONFIRM, "") : null);
            return new Parsed(entry, action, line.getCommandSpec(), result.isUsageHelpRequested(), confirm);
        } catch (ParameterException e) {
            throw asUserError(e, entry);
        }
    }

    /** The declaration of a command, for help and completion. */
    CommandSpec spec(Entry entry) {
        return declare(entry, null, true).getCommandSpec();
    }

    private CommandLine declare(Entry entry, Session session, boolean lenient) {
        Action action = entry.maker().get();
        CommandLine line = new CommandLine(action);
        CommandSpec spec = line.getCommandSpec();
        spec.addOption(OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description("say how to use it")
                .build());
        if (action instanceof DangerCommand) {
            spec.addOption(OptionSpec.builder(CONFIRM)
                    .paramLabel("CLUSTER/TARGET")
                    .type(String.class)
                    .description("what would be typed to confirm; for scripts")
                    .build());
        }
        line.setUnmatchedArgumentsAllowed(false);
        // To picocli @etcd is a file of arguments, to us a group of nodes.
        line.setExpandAtFiles(false);
        line.setInterpolateVariables(false);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        register(line, Duration.class, Durations::parse, lenient);
        register(line, Path.class, text -> LocalFiles.of(text, home(session)), lenient);
        commands.types().forEach(type -> register(line, type, session, lenient));
        if (lenient) {
            register(line, Integer.class, placeholderOr(Integer::valueOf, 0), false);
            register(line, int.class, placeholderOr(Integer::valueOf, 0), false);
            register(line, Long.class, placeholderOr(Long::valueOf, 0L), false);
            register(line, long.class, placeholderOr(Long::valueOf, 0L), false);
        }
        return line;
    }

    private static String home(Session session) {
        return session == null ? "" : session.settings().home();
    }

    private static <T> void register(CommandLine line, ParameterType<T> type, Session session, boolean lenient) {
        register(line, type.type(), lenient ? text -> null : text -> type.parse(text, session), false);
    }

    private static <T> void register(CommandLine line, Class<T> type, Function<String, T> meaning, boolean lenient) {
        line.registerConverter(type, new Converter<>(lenient ? placeholderOr(meaning, null) : meaning));
    }

    private static <T> Function<String, T> placeholderOr(Function<String, T> real, T instead) {
        return text -> text.contains(PLACEHOLDER) ? instead : real.apply(text);
    }

    /**
     * What picocli calls to understand a word. No lambda: JDK 17 crashes when it archives one of an interface as old as
     * picocli's class files are.
     */
    private record Converter<T>(Function<String, T> meaning) implements ITypeConverter<T> {
        @Override
        public T convert(String text) {
            return meaning.apply(text);
        }
    }

    private UserError asUserError(ParameterException e, Entry entry) {
        for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof UserError own) {
                return own;
            }
        }
        String help = "type: help " + entry.name();
        if (e instanceof UnmatchedArgumentException unmatched) {
            String typed = unmatched.getUnmatched().get(0);
            String what = entry.name() + ": " + (typed.startsWith("-") ? "no option '" : "nothing to do with '") + typed
                    + "'";
            Optional<String> several = several(unmatched);
            if (several.isPresent()) {
                return UserError.usage(what, "several are one word: " + entry.name() + " " + several.get());
            }
            Set<String> options =
                    unmatched.getCommandLine().getCommandSpec().optionsMap().keySet();
            return UserError.usage(
                    what,
                    meant(typed, options)
                            .map(near -> "did you mean " + near + "?")
                            .orElse(help));
        }
        Optional<UserError> other = notAmong(e, entry);
        if (other.isPresent()) {
            return other.get();
        }
        String what = e instanceof MissingParameterException
                ? lowerFirst(e.getMessage())
                : e.getMessage().replace("for positional parameter at index 0 ", "");
        return UserError.usage(entry.name() + ": " + what, help).causedBy(e);
    }

    /** A word that is none of the few an option takes. */
    private static Optional<UserError> notAmong(ParameterException e, Entry entry) {
        ArgSpec spec = e.getArgSpec();
        String typed = e.getValue();
        if (spec == null || typed == null || !spec.type().isEnum()) {
            return Optional.empty();
        }
        List<String> words = Stream.of(spec.type().getEnumConstants())
                .map(word -> word.toString().toLowerCase(Locale.ROOT))
                .toList();
        String asked = spec instanceof OptionSpec option ? option.longestName() : spec.paramLabel();
        return Optional.of(UserError.usage(
                        entry.name() + ": " + asked + " '" + typed + "' is none of " + String.join(", ", words),
                        Nearest.to(typed, Set.copyOf(words))
                                .map(near -> "did you mean " + near + "?")
                                .orElse("type: help " + entry.name()))
                .causedBy(e));
    }

    /** Where a node set is asked for, words behind it are more of it: {@code n2 n3} is {@code n2,n3}. */
    private Optional<String> several(UnmatchedArgumentException unmatched) {
        CommandSpec spec = unmatched.getCommandLine().getCommandSpec();
        if (spec.positionalParameters().isEmpty()
                || unmatched.getUnmatched().stream().anyMatch(word -> word.startsWith("-") || word.contains("="))) {
            return Optional.empty();
        }
        ArgSpec last =
                spec.positionalParameters().get(spec.positionalParameters().size() - 1);
        boolean joined = commands.types().stream()
                .anyMatch(t -> t.type().equals(last.type()) && t.operators().contains(","));
        return joined && !last.stringValues().isEmpty()
                ? Optional.of(String.join(",", last.stringValues()) + "," + String.join(",", unmatched.getUnmatched()))
                : Optional.empty();
    }

    /** The option that was meant; a bare NAME=VALUE is a parameter where there are such. */
    private static Optional<String> meant(String typed, Set<String> options) {
        if (typed.startsWith("-")) {
            return Nearest.to(typed.replaceFirst("=.*", ""), options);
        }
        return typed.matches("[A-Za-z_]\\w*=.*") && options.contains(PARAMETER)
                ? Optional.of(PARAMETER + " " + typed)
                : Optional.empty();
    }

    private static String lowerFirst(String text) {
        return text.isEmpty() ? text : Character.toLowerCase(text.charAt(0)) + text.substring(1);
    }
}
