// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.command;

import io.jumpkit.error.UserError;
import io.jumpkit.json.Json;
import io.jumpkit.output.Result;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;

/**
 * A line that has been understood but not run: what it is, what it would do to the world, and how to go on.
 *
 * @param pipeline as parsed
 * @param confirm a confirmation among its options
 */
public record Prepared(Pipeline pipeline, Entry entry, Action action, Optional<String> confirm, Dispatcher dispatcher) {

    /** What it does to the world. */
    public Effect effect() {
        return action.effect();
    }

    /** What the words of the command stand for, in the order of its declaration. */
    public List<Object> arguments() {
        return CommandSpec.forAnnotatedObject(action).args().stream()
                .map(argument -> Prepared.comparable(argument.getValue()))
                .collect(Collectors.toList());
    }

    /** Two values of a type that does not say when they are equal are told apart by nothing. */
    private static Object comparable(Object value) {
        if (value instanceof Object[] many) {
            return Arrays.stream(many).map(Prepared::comparable).toList();
        }
        if (value instanceof Optional<?> some) {
            return some.map(Prepared::comparable);
        }
        return value == null || saysWhenEqual(value.getClass()) ? value : value.getClass();
    }

    private static boolean saysWhenEqual(Class<?> type) {
        try {
            return type.getMethod("equals", Object.class).getDeclaringClass() != Object.class || type.isEnum();
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Runs the command without asking or filtering: for whoever has asked already. */
    public Result run(Invocation in) throws InterruptedException {
        return action.run(in);
    }

    /** Puts a result through the pipeline's filters, with these variables beside each row's fields. */
    public Verdict judge(Result result, Map<String, ?> variables) {
        return pipeline.filters().isEmpty()
                ? new Verdict(result, Optional.empty(), "")
                : filters(variables).apply(result, pipeline.filters());
    }

    /**
     * Sees before anything is done whether its answer can be judged.
     *
     * @throws UserError usage, when a condition does not compile or names what the rows do not have
     */
    void checkConditions() {
        if (pipeline.filters().isEmpty()) {
            return;
        }
        if (action.rows().equals(Action.NoRows.class)) {
            throw UserError.usage(
                    "'" + entry.name() + "' has no rows to judge", "type it without | where and | expect");
        }
        filters(Map.of()).check(pipeline.filters());
    }

    private Filters filters(Map<String, ?> variables) {
        Set<String> fields = Arrays.stream(action.rows().getRecordComponents())
                .map(Json::name)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return dispatcher.filters(variables, fields);
    }
}
