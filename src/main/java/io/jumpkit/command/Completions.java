// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.command;

import io.jumpkit.output.Candidate;
import io.jumpkit.session.Session;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * What Tab offers at a place in a line. Commands never write completion: it comes from the catalog, the picocli
 * declaration, and the {@link ParameterType} of the argument.
 */
public final class Completions {
    private final Dispatcher dispatcher;
    private final LiveCandidates live;

    /** Tab as a person at the keyboard needs it: no key waits for more than 150 ms. */
    public Completions(Dispatcher dispatcher) {
        this(dispatcher, LiveCandidates.PATIENCE);
    }

    /** Tab that waits that long for an answer before it says that it is still asking. */
    public Completions(Dispatcher dispatcher, Duration patience) {
        this.dispatcher = dispatcher;
        this.live = new LiveCandidates(patience);
    }

    /**
     * What Tab shows.
     *
     * @param candidates whole words to put in place of the current one
     * @param stillAsking whether the system has not answered yet and there may be more in a moment
     */
    public record Offer(List<Candidate> candidates, boolean stillAsking) {
        static final Offer NOTHING = new Offer(List.of(), false);

        static Offer of(List<Candidate> candidates) {
            return new Offer(candidates, false);
        }
    }

    /** Forgets live candidates: another cluster is in use, or something was changed. */
    public void refresh() {
        live.clear();
    }

    /**
     * What fits.
     *
     * @param before the words of the current stage that stand before the cursor's word
     * @param current the cursor's word as far as typed
     * @param piped whether the stage stands behind a pipe
     */
    public Offer offer(List<String> before, String current, boolean piped, Session session) {
        if (piped) {
            return before.isEmpty() ? Offer.of(filterWords()) : Offer.NOTHING;
        }
        Commands commands = dispatcher.commands();
        Optional<Entry> entry = before.isEmpty() ? Optional.empty() : commands.find(before);
        List<Candidate> words = commandWords(before);
        if (!words.isEmpty() || entry.isEmpty()) {
            return Offer.of(words);
        }
        List<String> arguments = before.subList(Commands.wordCount(entry.get(), before), before.size());
        return arguments(dispatcher.spec(entry.get()), arguments, current, session);
    }

    private static List<Candidate> filterWords() {
        return List.of(
                Candidate.of("where", "keep the rows that meet a condition"),
                Candidate.of("expect", "fail unless the rows meet a condition: [all|any|none] CONDITION"));
    }

    private List<Candidate> commandWords(List<String> before) {
        List<Candidate> words = new ArrayList<>();
        for (String word : dispatcher.commands().following(before)) {
            List<String> whole = new ArrayList<>(before);
            whole.add(word);
            words.add(Candidate.of(word, summary(whole)));
        }
        return words;
    }

    private String summary(List<String> words) {
        Optional<Entry> entry = dispatcher.commands().find(words);
        return entry.filter(e -> Commands.wordCount(e, words) == words.size())
                .map(e -> Help.summary(dispatcher.spec(e)))
                .orElseGet(() -> dispatcher.commands().groups().getOrDefault(String.join(" ", words), ""));
    }

    private Offer arguments(CommandSpec spec, List<String> arguments, String current, Session session) {
        Optional<OptionSpec> pending = pendingOption(spec, arguments);
        if (pending.isPresent()) {
            return values(pending.get(), current, session);
        }
        boolean optionsOver = spec.parser().stopAtPositional() && positionals(spec, arguments) > 0;
        if (current.startsWith("-") && !optionsOver) {
            return Offer.of(options(spec, arguments));
        }
        int index = positionals(spec, arguments);
        Optional<PositionalParamSpec> positional = spec.positionalParameters().stream()
                .filter(p -> p.index().contains(index))
                .findFirst();
        return positional.map(p -> values(p, current, session)).orElseGet(() -> Offer.of(options(spec, arguments)));
    }

    private static Optional<OptionSpec> pendingOption(CommandSpec spec, List<String> arguments) {
        if (arguments.isEmpty()) {
            return Optional.empty();
        }
        OptionSpec last = spec.findOption(arguments.get(arguments.size() - 1));
        return Optional.ofNullable(last).filter(option -> option.arity().min() > 0);
    }

    private static int positionals(CommandSpec spec, List<String> arguments) {
        int count = 0;
        for (int i = 0; i < arguments.size(); i++) {
            OptionSpec option = spec.findOption(arguments.get(i));
            if (option == null && !arguments.get(i).startsWith("-")) {
                count++;
            } else if (option != null) {
                i += option.arity().min();
            }
        }
        return count;
    }

    private static List<Candidate> options(CommandSpec spec, List<String> arguments) {
        return spec.options().stream()
                .filter(option ->
                        option.isMultiValue() || Arrays.stream(option.names()).noneMatch(arguments::contains))
                .map(option -> Candidate.of(option.longestName(), String.join(" ", option.description())))
                .toList();
    }

    private Offer values(ArgSpec argument, String current, Session session) {
        Class<?> javaType = argument.isMultiValue() && argument.auxiliaryTypes().length > 0
                ? argument.auxiliaryTypes()[0]
                : argument.type();
        Optional<ParameterType<?>> type = dispatcher.commands().types().stream()
                .filter(t -> t.type().equals(javaType))
                .findFirst();
        if (type.isPresent()) {
            return live(type.get(), current, session);
        }
        if (javaType == Path.class) {
            return Offer.of(LocalFiles.beginning(current, session.settings().home()));
        }
        if (javaType.isEnum()) {
            return Offer.of(Arrays.stream(javaType.getEnumConstants())
                    .map(constant -> Candidate.of(constant.toString().toLowerCase(java.util.Locale.ROOT), ""))
                    .toList());
        }
        Iterable<String> fixed = argument.completionCandidates();
        return fixed == null
                ? Offer.NOTHING
                : Offer.of(StreamSupport.stream(fixed.spliterator(), false)
                        .map(word -> Candidate.of(word, ""))
                        .toList());
    }

    /** Candidates of a type; behind an operator such as the comma of a node set, each is offered for the part after it. */
    private Offer live(ParameterType<?> type, String current, Session session) {
        int cut = -1;
        for (int i = 0; i < current.length(); i++) {
            cut = type.operators().indexOf(current.charAt(i)) >= 0 ? i : cut;
        }
        String kept = current.substring(0, cut + 1);
        Optional<List<Candidate>> candidates = live.of(type, session);
        return new Offer(
                candidates.orElse(List.of()).stream()
                        .map(c -> new Candidate(kept + c.value(), c.description(), c.group()))
                        .toList(),
                candidates.isEmpty());
    }
}
