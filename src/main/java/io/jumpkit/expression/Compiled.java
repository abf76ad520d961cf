// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.expression;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.common.navigation.CelNavigableExpr;
import dev.cel.common.values.NullValue;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import io.jumpkit.error.Nearest;
import io.jumpkit.error.UserError;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A condition ready to be held against values. */
final class Compiled implements Expressions.Condition {
    private static final Pattern MISSING_KEY = Pattern.compile("(?s).*key '([^']*)' is not present in map.*");
    private static final Pattern FUNCTION = Pattern.compile("(?s).*No matching overload for function '_?([^'_]*)_?'.*");

    private final String cel;
    private final CelAbstractSyntaxTree tree;
    private final CelRuntime.Program program;

    Compiled(String cel, CelAbstractSyntaxTree tree, CelRuntime.Program program) {
        this.cel = cel;
        this.tree = tree;
        this.program = program;
    }

    @Override
    public List<Expressions.FieldUse> fields() {
        return FieldUses.in(tree, cel);
    }

    @Override
    public Optional<Boolean> decide(Map<String, ?> values) {
        Map<String, Object> plain = map(values);
        try {
            Object result = program.eval(plain);
            if (result instanceof Boolean holds) {
                return Optional.of(holds);
            }
            if (result == NullValue.NULL_VALUE) {
                return Optional.empty();
            }
            throw UserError.usage(
                    "'" + cel + "' is no condition: it gives '" + result + "'",
                    "compare it with something: " + cel + " == ...");
        } catch (CelEvaluationException e) {
            if (e.getCause() instanceof Known.NotKnown || touchesNull(plain)) {
                return Optional.empty();
            }
            throw asUserError(e, plain).causedBy(e);
        }
    }

    /** Whether any field that the condition names is null. */
    private boolean touchesNull(Map<String, Object> values) {
        return CelNavigableAst.fromAst(tree)
                .getRoot()
                .allNodes()
                .map(CelNavigableExpr::expr)
                .map(expr -> look(expr, values))
                .anyMatch(value -> value == NullValue.NULL_VALUE);
    }

    /** What a chain such as {@code failed.id} stands for; nothing when it is another kind of expression. */
    private static Object look(CelExpr expr, Map<String, Object> values) {
        return switch (expr.getKind()) {
            case IDENT -> values.get(expr.ident().name());
            case SELECT ->
                look(expr.select().operand(), values) instanceof Map<?, ?> map
                        ? map.get(expr.select().field())
                        : null;
            default -> null;
        };
    }

    private UserError asUserError(CelEvaluationException e, Map<String, Object> values) {
        Matcher missing = MISSING_KEY.matcher(e.getMessage());
        if (missing.matches()) {
            return missingField(missing.group(1), values);
        }
        Matcher function = FUNCTION.matcher(e.getMessage());
        String what = function.matches()
                ? "'" + cel + "' cannot be worked out: '" + function.group(1) + "' does not fit these values"
                : "'" + cel + "' cannot be worked out: "
                        + e.getMessage().replaceFirst("evaluation error at <input>:\\d+: ", "");
        return UserError.usage(what, "compare numbers with numbers and words with 'words'");
    }

    private UserError missingField(String name, Map<String, Object> values) {
        List<String> known = new ArrayList<>();
        values.values().forEach(value -> {
            if (value instanceof Map<?, ?> map) {
                map.keySet().forEach(key -> known.add(key.toString()));
            }
        });
        String hint = Nearest.to(name, known)
                .map(near -> "did you mean '" + near + "'?")
                .orElse("known: " + String.join(", ", known));
        return UserError.usage("'" + cel + "': there is no field '" + name + "'", hint);
    }

    private static Map<String, Object> map(Map<?, ?> values) {
        Map<String, Object> plain = new LinkedHashMap<>();
        values.forEach((name, value) -> plain.put(name.toString(), plain(value)));
        return plain;
    }

    /** As CEL wants it: whole numbers as long, broken ones as double, null as its own value, at every depth. */
    private static Object plain(Object value) {
        if (value == null) {
            return NullValue.NULL_VALUE;
        }
        if (value instanceof Map<?, ?> map) {
            return map(map);
        }
        if (value instanceof Iterable<?> list) {
            List<Object> plain = new ArrayList<>();
            list.forEach(item -> plain.add(plain(item)));
            return plain;
        }
        if (value instanceof Number number) {
            return number(number);
        }
        return value instanceof Boolean ? value : value.toString();
    }

    private static Object number(Number number) {
        boolean whole = number instanceof Integer
                || number instanceof Long
                || number instanceof Short
                || number instanceof Byte
                || (number instanceof java.math.BigInteger big && big.bitLength() < Long.SIZE);
        return whole ? (Object) number.longValue() : (Object) number.doubleValue();
    }
}
