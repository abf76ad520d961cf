// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.expression;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.CelKind;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.extensions.CelExtensions;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import io.jumpkit.error.Nearest;
import io.jumpkit.error.UserError;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Conditions in CEL. Every variable is dynamic; whole and broken numbers compare with each other. What is compared with a
 * null is not known ({@link Known}), unless it is the word {@code null} that it is compared with.
 *
 * <p>Making one of these costs nothing: the language is loaded when the first condition is compiled, which takes most of
 * a second.
 */
public final class Cel implements Expressions {
    /** More than anybody writes, and few enough to keep. */
    private static final int KEPT = 64;

    private static final Pattern UNKNOWN_NAME = Pattern.compile("undeclared reference to '([^']*)'.*");

    private final Map<Key, Condition> compiled = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Condition> eldest) {
            return size() > KEPT;
        }
    };

    private record Key(String cel, Set<String> variables) {}

    /** The language, loaded on first use. */
    private static final class Language {
        static final CelOptions OPTIONS = CelOptions.current()
                .enableHeterogeneousNumericComparisons(true)
                .comprehensionMaxIterations(100_000)
                .build();
        static final CelRuntime RUNTIME = CelRuntimeFactory.standardCelRuntimeBuilder()
                .setOptions(OPTIONS)
                .addLibraries(CelExtensions.strings())
                .addFunctionBindings(Known.BINDING)
                .build();

        private Language() {}

        static CelAbstractSyntaxTree compile(String cel, Set<String> variables) throws CelValidationException {
            CelCompilerBuilder builder = CelCompilerFactory.standardCelCompilerBuilder()
                    .setOptions(OPTIONS)
                    .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
                    .addLibraries(CelExtensions.strings());
            variables.forEach(name -> builder.addVar(name, SimpleType.DYN));
            CelCompiler compiler =
                    builder.addFunctionDeclarations(Known.DECLARATION).build();
            return compiler.check(Known.asked(compiler.parse(cel).getAst())).getAst();
        }
    }

    @Override
    public Condition compile(String cel, Set<String> variables) {
        Key key = new Key(cel, Set.copyOf(variables));
        synchronized (compiled) {
            Condition known = compiled.get(key);
            if (known == null) {
                known = compile(key);
                compiled.put(key, known);
            }
            return known;
        }
    }

    private static Condition compile(Key key) {
        try {
            CelAbstractSyntaxTree tree = Language.compile(key.cel, key.variables);
            CelKind kind = tree.getResultType().kind();
            if (kind != CelKind.BOOL && kind != CelKind.DYN) {
                throw UserError.usage(
                        "'" + key.cel + "' is no condition: it gives "
                                + tree.getResultType().name(),
                        "compare it with something: " + key.cel + " == ...");
            }
            return new Compiled(key.cel, tree, Language.RUNTIME.createProgram(tree));
        } catch (CelValidationException e) {
            throw asUserError(key, e.getErrors().get(0)).causedBy(e);
        } catch (CelEvaluationException e) {
            throw new IllegalStateException("CEL compiled and cannot be planned: " + key.cel, e);
        }
    }

    private static UserError asUserError(Key key, CelIssue issue) {
        int column = issue.getSourceLocation().getColumn() + 1;
        Matcher unknown = UNKNOWN_NAME.matcher(issue.getMessage());
        if (unknown.matches()) {
            return unknownName(key, column, unknown.group(1));
        }
        String where = "column " + column + " of '" + key.cel + "': ";
        return misspelt(key.cel, column)
                .map(hint -> UserError.usage(where + "not an operator", hint))
                .orElseGet(() -> UserError.usage(
                        where + firstSentence(issue.getMessage()), "conditions look like: a == 'b' && c > 5"));
    }

    private static UserError unknownName(Key key, int column, String name) {
        boolean function = key.cel.startsWith("(", column - 1);
        int start = function ? Math.max(1, column - name.length()) : column;
        String what = "column " + start + " of '" + key.cel + "': nothing here is called '" + name + "'";
        if (function) {
            return UserError.usage(
                    what, "functions: size(x), x.startsWith('a'), x.contains('a'), x.matches('a.*'), has(a.b)");
        }
        Optional<String> near = Nearest.to(name, key.variables);
        String all = String.join(", ", new TreeSet<>(key.variables));
        return UserError.usage(
                what,
                near.map(n -> "did you mean '" + n + "'?")
                        .orElse(all.isEmpty() ? "there are no fields here" : "known: " + all));
    }

    /** The operators of other languages. */
    private static Optional<String> misspelt(String cel, int column) {
        String rest = cel.substring(Math.min(cel.length(), column - 1)).stripLeading();
        if (rest.startsWith("=") && !rest.startsWith("==")) {
            return Optional.of("to compare write ==");
        }
        if (rest.matches("(?i)and\\b.*")) {
            return Optional.of("write && for and");
        }
        if (rest.matches("(?i)or\\b.*")) {
            return Optional.of("write || for or");
        }
        boolean not = cel.substring(0, column - 1).matches("(?i).*\\bnot\\s+");
        return not ? Optional.of("write ! for not") : Optional.empty();
    }

    /** ANTLR lists every token it would have taken; the first clause is what an operator can use. */
    private static String firstSentence(String message) {
        return message.replaceAll("(?s) expecting \\{.*", "")
                .replace("<EOF>", "the end")
                .strip();
    }
}
