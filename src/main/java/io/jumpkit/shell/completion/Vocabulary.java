// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.shell.completion;

import io.jumpkit.command.Dispatcher;
import io.jumpkit.command.Entry;
import io.jumpkit.command.Help;
import io.jumpkit.shell.start.ArgumentsParser;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Everything that can be typed behind {@code jumpkit}: Jumpkit's own options, the words that may follow words, and the
 * options of each command.
 *
 * @param next by the words so far, joined by blanks: the words that may follow, in help order
 * @param options by the command's words, joined by blanks
 */
record Vocabulary(
        List<Term> global, List<String> valued, Map<String, List<Term>> next, Map<String, List<Term>> options) {

    /** A word and what it means, in one line. */
    record Term(String word, String meaning) {}

    /** The words of the commands that a dispatcher runs. */
    static Vocabulary of(Dispatcher dispatcher) {
        List<Term> global = new ArrayList<>();
        List<String> valued = new ArrayList<>();
        for (ArgumentsParser.Described option : ArgumentsParser.options()) {
            option.names().forEach(name -> global.add(new Term(name, option.meaning())));
            valued.addAll(option.valued() ? option.names() : List.of());
        }
        Map<String, List<Term>> next = new LinkedHashMap<>();
        Map<String, List<Term>> options = new LinkedHashMap<>();
        for (Entry entry : dispatcher.commands().entries()) {
            CommandSpec spec = dispatcher.spec(entry);
            List<String> words = entry.words();
            for (int i = 0; i < words.size(); i++) {
                boolean last = i == words.size() - 1;
                String meaning = last ? Help.summary(spec) : group(dispatcher, words.subList(0, i + 1));
                add(next, String.join(" ", words.subList(0, i)), new Term(words.get(i), meaning));
            }
            entry.aliases().forEach(alias -> add(next, "", new Term(alias, Help.summary(spec))));
            options.put(entry.name(), terms(spec));
            entry.aliases().forEach(alias -> options.put(alias, terms(spec)));
        }
        return new Vocabulary(global, valued, next, options);
    }

    private static String group(Dispatcher dispatcher, List<String> words) {
        return dispatcher.commands().groups().getOrDefault(String.join(" ", words), "");
    }

    private static void add(Map<String, List<Term>> next, String prefix, Term term) {
        List<Term> terms = next.computeIfAbsent(prefix, p -> new ArrayList<>());
        Optional<Term> known =
                terms.stream().filter(t -> t.word().equals(term.word())).findFirst();
        if (known.isEmpty()) {
            terms.add(term);
        }
    }

    private static List<Term> terms(CommandSpec spec) {
        List<Term> terms = new ArrayList<>();
        for (OptionSpec option : spec.options()) {
            String meaning = String.join(" ", option.description());
            Arrays.stream(option.names()).forEach(name -> terms.add(new Term(name, meaning)));
        }
        return terms;
    }
}
