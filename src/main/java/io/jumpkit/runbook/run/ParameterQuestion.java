// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.runbook.run;

import io.jumpkit.command.LocalFiles;
import io.jumpkit.error.UserError;
import io.jumpkit.output.Candidate;
import io.jumpkit.output.Console;
import io.jumpkit.output.Line;
import io.jumpkit.output.Mark;
import io.jumpkit.output.Question;
import io.jumpkit.output.Style;
import io.jumpkit.runbook.model.Parameter;
import io.jumpkit.runbook.model.PlainType;
import io.jumpkit.runbook.model.Prose;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** How a parameter is asked for: the question, who fits, who does not and why, until an answer means something. */
final class ParameterQuestion {
    /** More than these nobody reads; Tab has them all. */
    private static final int SHOWN = 20;

    private final Parameter parameter;
    private final List<Candidate> candidates;
    private final Optional<String> proposed;
    private final Console console;

    /**
     * A question about one parameter.
     *
     * @param candidates those that fit without a heading, the others under the reason why not
     * @param proposed what an empty answer stands for
     */
    ParameterQuestion(Parameter parameter, List<Candidate> candidates, Optional<String> proposed, Console console) {
        this.parameter = parameter;
        this.candidates = candidates;
        this.proposed = proposed;
        this.console = console;
    }

    /** What is offered for a file's name as far as typed. */
    static Function<String, List<Candidate>> files(String home) {
        return typed -> LocalFiles.beginning(typed, home);
    }

    /** Asks until what is typed can be understood. */
    <T> T ask(Function<String, List<Candidate>> offer, Function<String, T> meaning) {
        show();
        boolean secret = parameter.type().equals(PlainType.SECRET.word());
        Question question = new Question(
                parameter.name() + ": ",
                "--param " + parameter.name() + "=...",
                secret,
                typed -> candidates.isEmpty() ? offered(typed, offer) : candidates);
        while (true) {
            String answer = console.ask(question).strip();
            String typed = answer.isEmpty() ? proposed.orElse("") : answer;
            try {
                if (!typed.isEmpty()) {
                    return meaning.apply(typed);
                }
                say(Mark.WARN, "an empty answer says nothing; Ctrl-C leaves, nothing has been done");
            } catch (UserError e) {
                if (!console.canAsk()) {
                    throw e;
                }
                say(Mark.BAD, e.what().replaceFirst("^" + parameter.name() + ": ", ""));
                wrapped(Mark.NONE, Style.DIM, "  " + e.hint());
            }
        }
    }

    private List<Candidate> offered(String typed, Function<String, List<Candidate>> offer) {
        return proposed.filter(name -> name.startsWith(typed))
                .map(name -> List.of(Candidate.of(name, "")))
                .orElseGet(() -> offer.apply(typed));
    }

    private void show() {
        String kind = candidates.isEmpty() ? ("   " + parameter.type() + " " + parameter.rule()).stripTrailing() : "";
        console.say(Line.of(Style.STRONG, parameter.question()).plus(Style.DIM, kind));
        List<Candidate> fitting =
                candidates.stream().filter(c -> c.group().isEmpty()).toList();
        int longest = fitting.stream().mapToInt(c -> c.value().length()).max().orElse(0);
        fitting.stream().limit(SHOWN).forEach(c -> candidate(c, longest));
        if (fitting.size() > SHOWN) {
            console.say(Line.of(Style.DIM, "  and " + (fitting.size() - SHOWN) + " more: Tab shows them"));
        }
        proposed.ifPresent(name -> candidate(Candidate.of(name, "Enter takes this one"), name.length()));
        others().forEach((why, who) -> wrapped(Mark.NONE, Style.DIM, "  not " + who + " (" + why + ")"));
        if (fitting.isEmpty() && !candidates.isEmpty()) {
            say(Mark.WARN, "none fits: look whether this is the right runbook; Ctrl-C leaves");
        }
    }

    private void candidate(Candidate c, int longest) {
        String gap = " ".repeat(longest - c.value().length() + 2);
        Line whole = Line.of("  " + c.value()).plus(Style.DIM, c.description().isEmpty() ? "" : gap + c.description());
        if (whole.text().length() <= console.width()) {
            console.say(whole);
        } else {
            console.say(Line.of("  " + c.value()));
            Prose.wrap(c.description(), console.width() - 4)
                    .forEach(part -> console.say(Line.of(Style.DIM, "    " + part)));
        }
    }

    /** Who does not fit, by the reason. */
    private Map<String, String> others() {
        return candidates.stream()
                .filter(c -> !c.group().isEmpty())
                .collect(Collectors.groupingBy(
                        Candidate::group,
                        LinkedHashMap::new,
                        Collectors.mapping(Candidate::value, Collectors.joining(", "))));
    }

    private void say(Mark mark, String sentence) {
        wrapped(mark, Style.PLAIN, sentence);
    }

    private void wrapped(Mark mark, Style style, String sentence) {
        String sign = mark == Mark.NONE ? "" : mark.sign() + " ";
        List<String> lines = Prose.wrap(sentence, console.width() - sign.length());
        console.say(Line.of(mark.style(), sign).plus(style, lines.get(0)));
        lines.stream().skip(1).forEach(line -> console.say(Line.of(style, " ".repeat(sign.length()) + line)));
    }
}
