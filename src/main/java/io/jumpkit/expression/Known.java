// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.expression;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.common.types.TypeParamType;
import dev.cel.common.values.NullValue;
import dev.cel.runtime.CelFunctionBinding;
import java.util.List;
import java.util.Set;

/**
 * Makes comparisons with a null fail, as CEL makes all else that it cannot work out fail: {@code null != 'n1'} is not
 * true but not known. With that {@code &&} and {@code ||} are what operators expect: what is known on one side may decide.
 * Whether something is there can still be asked: {@code leader == null}.
 */
final class Known {
    private static final String NAME = "@known";
    private static final String OVERLOAD = "known_value";
    private static final TypeParamType ANY = TypeParamType.create("A");
    private static final String EQUAL = "_==_";
    private static final String UNEQUAL = "_!=_";
    private static final String AMONG = "@in";

    static final CelFunctionDecl DECLARATION =
            CelFunctionDecl.newFunctionDeclaration(NAME, CelOverloadDecl.newGlobalOverload(OVERLOAD, ANY, ANY));
    static final CelFunctionBinding BINDING = CelFunctionBinding.from(OVERLOAD, Object.class, Known::value);

    private long lastId;

    private Known(long lastId) {
        this.lastId = lastId;
    }

    /** What stands in the way of a comparison. */
    static final class NotKnown extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NotKnown() {
            super("not known", null, false, false);
        }
    }

    /** The same condition, asking of everything that is compared whether it is known. */
    static CelAbstractSyntaxTree asked(CelAbstractSyntaxTree parsed) {
        long last = CelNavigableAst.fromAst(parsed)
                .getRoot()
                .allNodes()
                .mapToLong(node -> node.expr().id())
                .max()
                .orElse(0);
        return CelAbstractSyntaxTree.newParsedAst(new Known(last).asked(parsed.getExpr()), parsed.getSource());
    }

    private static Object value(Object value) {
        if (value == NullValue.NULL_VALUE) {
            throw new NotKnown();
        }
        return value;
    }

    private CelExpr asked(CelExpr expr) {
        return switch (expr.getKind()) {
            case SELECT ->
                expr.toBuilder()
                        .setSelect(expr.select().toBuilder()
                                .setOperand(asked(expr.select().operand()))
                                .build())
                        .build();
            case CALL -> expr.toBuilder().setCall(asked(expr.call())).build();
            case LIST -> {
                CelExpr.CelList.Builder list = CelExpr.CelList.newBuilder()
                        .addOptionalIndices(expr.list().optionalIndices());
                expr.list().elements().forEach(element -> list.addElements(asked(element)));
                yield expr.toBuilder().setList(list.build()).build();
            }
            case COMPREHENSION -> loop(expr);
            case MAP, STRUCT, IDENT, CONSTANT, NOT_SET -> expr;
        };
    }

    private CelExpr loop(CelExpr expr) {
        CelExpr.CelComprehension loop = expr.comprehension();
        return expr.toBuilder()
                .setComprehension(loop.toBuilder()
                        .setIterRange(asked(loop.iterRange()))
                        .setLoopCondition(asked(loop.loopCondition()))
                        .setLoopStep(asked(loop.loopStep()))
                        .setResult(asked(loop.result()))
                        .build())
                .build();
    }

    private CelExpr.CelCall asked(CelExpr.CelCall call) {
        List<CelExpr> args = call.args().stream().map(this::asked).toList();
        boolean compares = Set.of(EQUAL, UNEQUAL, AMONG).contains(call.function());
        if (compares && args.stream().noneMatch(Known::isNull)) {
            // A list that is searched says itself when it is none.
            args = call.function().equals(AMONG)
                    ? List.of(known(args.get(0)), args.get(1))
                    : args.stream().map(this::known).toList();
        }
        CelExpr.CelCall.Builder asked = call.toBuilder().clearArgs().addArgs(args);
        call.target().ifPresent(target -> asked.setTarget(asked(target)));
        return asked.build();
    }

    /** A constant is known. */
    private CelExpr known(CelExpr compared) {
        return compared.getKind() == CelExpr.ExprKind.Kind.CONSTANT
                ? compared
                : CelExpr.newBuilder()
                        .setId(++lastId)
                        .setCall(CelExpr.CelCall.newBuilder()
                                .setFunction(NAME)
                                .addArgs(compared)
                                .build())
                        .build();
    }

    private static boolean isNull(CelExpr expr) {
        return expr.getKind() == CelExpr.ExprKind.Kind.CONSTANT
                && expr.constant().getKind() == CelConstant.Kind.NULL_VALUE;
    }
}
