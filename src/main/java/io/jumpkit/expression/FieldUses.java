// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.expression;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the fields that a compiled condition looks into, also inside {@code all}, {@code exists} and their like. */
final class FieldUses {
    private static final String INDEX = "_[_]";

    private final CelAbstractSyntaxTree tree;
    private final String cel;
    private final List<Expressions.FieldUse> found = new ArrayList<>();

    private FieldUses(CelAbstractSyntaxTree tree, String cel) {
        this.tree = tree;
        this.cel = cel;
    }

    static List<Expressions.FieldUse> in(CelAbstractSyntaxTree tree, String cel) {
        FieldUses uses = new FieldUses(tree, cel);
        uses.walk(tree.getExpr(), Map.of());
        return uses.found.stream().distinct().toList();
    }

    /** What the names of loops stand for is in the scope; every other name stands for itself. */
    private void walk(CelExpr expr, Map<String, List<String>> scope) {
        switch (expr.getKind()) {
            case SELECT -> {
                path(expr, scope).ifPresent(path -> found.add(new Expressions.FieldUse(path, column(expr))));
                walk(expr.select().operand(), scope);
            }
            case CALL -> {
                expr.call().target().ifPresent(target -> walk(target, scope));
                expr.call().args().forEach(arg -> walk(arg, scope));
            }
            case LIST -> expr.list().elements().forEach(element -> walk(element, scope));
            case MAP ->
                expr.map().entries().forEach(entry -> {
                    walk(entry.key(), scope);
                    walk(entry.value(), scope);
                });
            case COMPREHENSION -> loop(expr.comprehension(), scope);
            case IDENT, CONSTANT, STRUCT, NOT_SET -> {}
        }
    }

    private void loop(CelExpr.CelComprehension loop, Map<String, List<String>> scope) {
        walk(loop.iterRange(), scope);
        Map<String, List<String>> inner = new HashMap<>(scope);
        inner.put(loop.accuVar(), List.of());
        inner.put(
                loop.iterVar(),
                path(loop.iterRange(), scope)
                        .map(range -> plus(range, Expressions.FieldUse.EACH))
                        .orElse(List.of()));
        walk(loop.loopCondition(), inner);
        walk(loop.loopStep(), inner);
        walk(loop.result(), inner);
    }

    /** The names that lead to a value; nothing when it is worked out and not merely looked up. */
    private static Optional<List<String>> path(CelExpr expr, Map<String, List<String>> scope) {
        return switch (expr.getKind()) {
            case IDENT ->
                Optional.of(scope.getOrDefault(
                                expr.ident().name(), List.of(expr.ident().name())))
                        .filter(path -> !path.isEmpty());
            case SELECT ->
                path(expr.select().operand(), scope)
                        .map(path -> plus(path, expr.select().field()));
            case CALL -> index(expr.call(), scope);
            case CONSTANT, LIST, MAP, STRUCT, COMPREHENSION, NOT_SET -> Optional.empty();
        };
    }

    private static Optional<List<String>> index(CelExpr.CelCall call, Map<String, List<String>> scope) {
        boolean numbered = call.function().equals(INDEX)
                && call.args().get(1).getKind() == CelExpr.ExprKind.Kind.CONSTANT
                && call.args().get(1).constant().getKind() == CelConstant.Kind.INT64_VALUE;
        return numbered
                ? path(call.args().get(0), scope).map(path -> plus(path, Expressions.FieldUse.EACH))
                : Optional.empty();
    }

    private static List<String> plus(List<String> path, String name) {
        List<String> longer = new ArrayList<>(path);
        longer.add(name);
        return List.copyOf(longer);
    }

    /** Where the field's name stands; the language remembers only where its dot is. */
    private int column(CelExpr select) {
        int at = tree.getSource().getPositionsMap().getOrDefault(select.id(), 0);
        int name = cel.indexOf(select.select().field(), at);
        return Math.max(name, 0) + 1;
    }
}
