// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.runbook.run;

import io.jumpkit.command.Invocation;
import io.jumpkit.command.ParameterType;
import io.jumpkit.error.ExitCode;
import io.jumpkit.error.Nearest;
import io.jumpkit.error.UserError;
import io.jumpkit.expression.Expressions;
import io.jumpkit.json.Json;
import io.jumpkit.output.Candidate;
import io.jumpkit.output.Line;
import io.jumpkit.output.Style;
import io.jumpkit.runbook.model.Parameter;
import io.jumpkit.runbook.model.PlainType;
import io.jumpkit.runbook.model.Runbook;
import io.jumpkit.session.Session;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Gets a runbook's parameters: from the command line, else by asking, each understood and held against its rule. */
final class ParameterReader {
    private static final String NOTHING_CHANGED = ". Nothing was changed";

    private final Runbook runbook;
    private final Invocation in;
    private final Expressions expressions;
    private final Map<String, Variables.Value> values = new LinkedHashMap<>();
    /** What they were when they were read before. */
    private final Map<String, Variables.Value> known = new LinkedHashMap<>();

    ParameterReader(Runbook runbook, Invocation in, Expressions expressions) {
        this.runbook = runbook;
        this.in = in;
        this.expressions = expressions;
    }

    /**
     * All of them.
     *
     * @throws UserError usage, when one is missing and nobody can be asked, or cannot be understood; refused, when one
     *     does not meet its rule
     */
    Map<String, Variables.Value> read(Map<String, String> given) {
        checkNames(given);
        List<Parameter> missing = runbook.parameters().stream()
                .filter(p -> !given.containsKey(p.name()))
                .toList();
        if (!missing.isEmpty() && !in.console().canAsk()) {
            throw UserError.usage(
                    missing.stream()
                            .map(p -> p.name() + " (" + p.question() + ")")
                            .collect(Collectors.joining(", ", "not said: ", "")),
                    missing.stream()
                            .map(p -> "--param " + p.name() + "=...")
                            .collect(Collectors.joining(" ", "add: ", "")));
        }
        for (Parameter parameter : runbook.parameters()) {
            String text = given.get(parameter.name());
            values.put(parameter.name(), text == null ? ask(parameter) : value(parameter, text));
        }
        return values;
    }

    /** The values of a run that goes on: those that are written down, and secrets asked for again. */
    Map<String, Variables.Value> again(Map<String, Object> written, Map<String, String> given) {
        checkNames(given);
        for (Parameter parameter : runbook.parameters()) {
            if (!(written.get(parameter.name()) instanceof Map<?, ?> value)) {
                throw UserError.refused(
                        "the runbook now asks for '" + parameter.name() + "', which this run was never told",
                        "begin a new run");
            }
            if (Boolean.TRUE.equals(value.get("secret"))) {
                String text = given.get(parameter.name());
                values.put(parameter.name(), text == null ? ask(parameter) : value(parameter, text));
            } else {
                values.put(
                        parameter.name(),
                        new Variables.Value(String.valueOf(value.get("text")), value.get("facts"), false));
            }
        }
        return values;
    }

    /**
     * Asks again whether each still means something and meets its rule; for as long as nothing was changed, after which
     * it may rightly not.
     *
     * @return what they are now; one of which nobody says anything now is what it was
     * @throws UserError usage or refused, when one does not any more
     */
    Map<String, Variables.Value> stillTrue(Map<String, Variables.Value> before) {
        again(before);
        for (Parameter parameter : runbook.parameters()) {
            values.put(parameter.name(), now(parameter, before.get(parameter.name())));
        }
        return values;
    }

    /** Why some do not mean any more what they meant, or do not meet their rule, in sentences. */
    List<String> noLongerTrue(Map<String, Variables.Value> before) {
        again(before);
        List<String> sentences = new ArrayList<>();
        for (Parameter parameter : runbook.parameters()) {
            Variables.Value value = before.get(parameter.name());
            try {
                value = now(parameter, value);
            } catch (UserError e) {
                sentences.add(e.what().replace(NOTHING_CHANGED, ""));
            }
            values.put(parameter.name(), value);
        }
        return sentences;
    }

    private void again(Map<String, Variables.Value> before) {
        known.putAll(before);
        values.clear();
    }

    private Variables.Value now(Parameter parameter, Variables.Value before) {
        return before.secret() ? before : value(parameter, before.text());
    }

    private void checkNames(Map<String, String> given) {
        List<String> names = runbook.parameters().stream().map(Parameter::name).toList();
        given.keySet().stream()
                .filter(name -> !names.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw UserError.usage(
                            "--param: '" + name + "' is no parameter of " + runbook.id(),
                            Nearest.to(name, names)
                                    .map(near -> "did you mean " + near + "?")
                                    .orElse(names.isEmpty() ? "it has none" : "it has: " + String.join(", ", names)));
                });
    }

    private Variables.Value ask(Parameter parameter) {
        Optional<PlainType> type = PlainType.of(parameter.type());
        Optional<String> proposed =
                type.filter(t -> t == PlainType.NEW_FILE).map(t -> LocalFile.proposed(parameter.name(), in.session()));
        boolean file = type.filter(PlainType::isFile).isPresent();
        return new ParameterQuestion(parameter, candidates(parameter), proposed, in.console())
                .ask(
                        file ? ParameterQuestion.files(in.session().settings().home()) : typed -> List.of(),
                        text -> value(parameter, text));
    }

    private Variables.Value value(Parameter parameter, String text) {
        Session session = in.session();
        if (!PlainType.choices(parameter.type()).isEmpty()) {
            return plain(parameter, choice(parameter, text));
        }
        Optional<PlainType> plain = PlainType.of(parameter.type());
        if (plain.isPresent()) {
            Object value = named(parameter, () -> plain.get().read(text));
            if (plain.get().isFile()) {
                return plain(parameter, named(parameter, () -> LocalFile.whole(text, session)));
            }
            boolean secret = plain.get() == PlainType.SECRET;
            Variables.Value read = new Variables.Value(text, value, secret);
            checkRule(parameter, Map.of(parameter.name(), value), text);
            return read;
        }
        Optional<ParameterType<?>> type = type(parameter);
        if (type.isPresent()) {
            return typed(parameter, type.get(), text, session);
        }
        return nodes(parameter, text, session);
    }

    private Variables.Value plain(Parameter parameter, String text) {
        checkRule(parameter, Map.of(parameter.name(), text), text);
        return new Variables.Value(text, text, false);
    }

    private static String choice(Parameter parameter, String text) {
        List<String> choices = PlainType.choices(parameter.type());
        if (!choices.contains(text)) {
            throw UserError.usage(
                    parameter.name() + ": '" + text + "' is none of " + String.join(", ", choices),
                    Nearest.to(text, choices)
                            .map(near -> "did you mean " + near + "?")
                            .orElse("write one of them"));
        }
        return text;
    }

    private Variables.Value nodes(Parameter parameter, String text, Session session) {
        List<String> names = named(parameter, () -> session.nodes(text)).names();
        if (parameter.type().equals("node") && names.size() != 1) {
            throw UserError.usage(
                    parameter.name() + ": '" + text + "' is " + names.size() + " nodes", "name one of them");
        }
        return plain(parameter, parameter.type().equals("node") ? names.get(0) : text);
    }

    /** A value of a system's own type. A system that does not answer never blocks: then the text is taken as it is. */
    private <T> Variables.Value typed(Parameter parameter, ParameterType<T> type, String text, Session session) {
        try {
            T value = named(parameter, () -> type.parse(text, session));
            Optional<Map<String, Object>> facts = type.facts(value, session).map(Json::fields);
            facts.ifPresent(fields -> checkRule(parameter, fields, text));
            return new Variables.Value(
                    type.write(value), facts.<Object>map(f -> f).orElse(text), false);
        } catch (UserError e) {
            if (e.exit() == ExitCode.USAGE || e.exit() == ExitCode.REFUSED) {
                throw e;
            }
            in.console()
                    .say(Line.of(Style.WARN, "▲ " + parameter.name() + "=" + text + " is taken as it is: " + e.what()));
            return known.getOrDefault(parameter.name(), new Variables.Value(text, Map.of("name", text), false));
        }
    }

    private static <T> T named(Parameter parameter, java.util.function.Supplier<T> read) {
        try {
            return read.get();
        } catch (UserError e) {
            throw UserError.of(e.exit(), parameter.name() + ": " + e.what(), e.hint())
                    .causedBy(e);
        }
    }

    private Optional<ParameterType<?>> type(Parameter parameter) {
        return in.dispatcher().commands().types().stream()
                .filter(t -> t.name().equals(parameter.type()))
                .findFirst();
    }

    private void checkRule(Parameter parameter, Map<String, Object> fields, String text) {
        if (!parameter.condition().isEmpty() && !meets(parameter, fields)) {
            throw UserError.refused(
                    parameter.name() + ": " + text + " does not meet '" + parameter.rule() + "'" + NOTHING_CHANGED,
                    "press Tab to see which do, or look whether this is the right runbook");
        }
    }

    private boolean meets(Parameter parameter, Map<String, Object> fields) {
        Map<String, Object> all = new LinkedHashMap<>();
        values.forEach((name, value) -> all.put(name, value.facts()));
        all.putAll(fields);
        Set<String> names = new LinkedHashSet<>(all.keySet());
        return expressions.compile(parameter.condition(), names).holds(all);
    }

    /** What Tab offers: those that meet the rule first, the others with the reason why not. */
    private List<Candidate> candidates(Parameter parameter) {
        List<String> choices = PlainType.choices(parameter.type());
        if (!choices.isEmpty()) {
            return choices.stream().map(c -> Candidate.of(c, "")).toList();
        }
        Optional<ParameterType<?>> type = type(parameter);
        if (type.isEmpty()) {
            return parameter.type().startsWith("node")
                    ? in.session().requireCluster().nodes().keySet().stream()
                            .map(n -> Candidate.of(n, ""))
                            .toList()
                    : List.of();
        }
        try {
            return narrowed(parameter, type.get());
        } catch (UserError e) {
            in.console().say(Line.of(Style.WARN, "▲ no candidates: " + e.what()));
            return List.of();
        }
    }

    /** In a question a heading says why somebody does not fit; those that Tab has for a type would be read as that. */
    private List<Candidate> narrowed(Parameter parameter, ParameterType<?> type) {
        List<Candidate> candidates = type.candidates(in.session()).stream()
                .map(c -> Candidate.of(c.value(), c.description()))
                .toList();
        List<? extends Record> facts = type.facts(in.session());
        if (parameter.condition().isEmpty() || facts.size() != candidates.size()) {
            return candidates;
        }
        List<Candidate> fitting = new ArrayList<>();
        List<Candidate> others = new ArrayList<>();
        for (int i = 0; i < candidates.size(); i++) {
            Candidate candidate = candidates.get(i);
            if (meets(parameter, Json.fields(facts.get(i)))) {
                fitting.add(candidate);
            } else {
                others.add(new Candidate(
                        candidate.value(), candidate.description(), "does not meet: " + parameter.rule()));
            }
        }
        fitting.addAll(others);
        return fitting;
    }
}
