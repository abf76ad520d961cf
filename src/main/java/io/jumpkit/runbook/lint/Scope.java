// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.runbook.lint;

import io.jumpkit.command.Commands;
import io.jumpkit.command.ParameterType;
import io.jumpkit.runbook.model.Parameter;
import io.jumpkit.runbook.model.PlainType;
import io.jumpkit.runbook.model.Runbook;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The variables that exist at a place of a runbook, what is known of their values, and which of them were used. */
final class Scope {
    private final Map<String, Shape> shapes = new LinkedHashMap<>();
    private final Set<String> secrets = new HashSet<>();
    private final Set<String> parameters = new HashSet<>();
    private final Set<String> used = new HashSet<>();
    private final Set<String> lately = new LinkedHashSet<>();

    Scope(Runbook runbook, Commands commands) {
        for (Parameter parameter : runbook.parameters()) {
            shapes.putIfAbsent(parameter.name(), shape(parameter.type(), commands));
            parameters.add(parameter.name());
            if (parameter.type().equals(PlainType.SECRET.word())) {
                secrets.add(parameter.name());
            }
        }
    }

    /** What is known of a value of a parameter's type. */
    static Shape shape(String type, Commands commands) {
        if (PlainType.of(type).isPresent() || !PlainType.choices(type).isEmpty()) {
            return new Shape.Plain();
        }
        Optional<ParameterType<?>> known =
                commands.types().stream().filter(t -> t.name().equals(type)).findFirst();
        if (known.isEmpty()) {
            return new Shape.Unknown();
        }
        return known.get()
                .factsAre()
                .<Shape>map(facts -> Shape.record("a value of the type " + type, facts))
                .orElseGet(Shape.Plain::new);
    }

    /** Adds a captured variable; false when the name is taken. */
    boolean add(String name, Shape shape) {
        return shapes.putIfAbsent(name, shape) == null;
    }

    /** The names that are known here, in the order in which they became so. */
    Set<String> names() {
        return new LinkedHashSet<>(shapes.keySet());
    }

    boolean has(String name) {
        return shapes.containsKey(name);
    }

    boolean isSecret(String name) {
        return secrets.contains(name);
    }

    /** Whether the name alone is one word of a command: parameters are what was typed, results may be whole rows. */
    boolean isWord(String name) {
        return parameters.contains(name) || !(shapes.get(name) instanceof Shape.Rows);
    }

    /** What is known of a variable. */
    Shape shape(String name) {
        return shapes.getOrDefault(name, new Shape.Unknown());
    }

    /** What a path such as {@code failed.id} stands for; nothing where one of its fields does not exist. */
    Optional<Shape> along(List<String> path) {
        return Shape.along(shape(path.get(0)), path.subList(1, path.size()));
    }

    void use(String name) {
        used.add(name);
        lately.add(name);
    }

    /** What was used since this was asked before. */
    List<String> usedLately() {
        List<String> names = List.copyOf(lately);
        lately.clear();
        return names;
    }

    boolean isUsed(String name) {
        return used.contains(name);
    }
}
