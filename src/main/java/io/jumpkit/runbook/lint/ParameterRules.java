// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.runbook.lint;

import io.jumpkit.command.Commands;
import io.jumpkit.command.ParameterType;
import io.jumpkit.error.UserError;
import io.jumpkit.expression.Expressions;
import io.jumpkit.runbook.model.Parameter;
import io.jumpkit.runbook.model.PlainType;
import io.jumpkit.runbook.model.Runbook;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Types and rules of parameters. */
final class ParameterRules {
    private static final Pattern STRINGS = Pattern.compile("'[^']*'|\"[^\"]*\"");
    private static final Pattern NAMES = Pattern.compile("(?<![.\\w])[A-Za-z_]\\w*(?!\\w*\\()");
    private static final Set<String> WORDS = Set.of("true", "false", "null", "in");

    private final Findings findings;
    private final Commands commands;
    private final Expressions expressions;

    ParameterRules(Findings findings, Commands commands, Expressions expressions) {
        this.findings = findings;
        this.commands = commands;
        this.expressions = expressions;
    }

    void check(Runbook runbook) {
        for (Parameter parameter : runbook.parameters()) {
            type(parameter);
            rule(parameter);
        }
    }

    private void type(Parameter parameter) {
        String type = parameter.type();
        Set<String> known = new HashSet<>(PlainType.words());
        commands.types().stream().map(ParameterType::name).forEach(known::add);
        if (type.startsWith("enum")) {
            if (PlainType.choices(type).isEmpty()) {
                findings.error(
                        parameter.place(), "'" + type + "' allows nothing", "write it like enum(systemd,container)");
            }
        } else if (!known.contains(type)) {
            findings.unknown(parameter.place(), "'" + type + "' is no type of parameter", type, known);
        }
    }

    /** Which fields a candidate has is known only when the cluster is asked; that it is a condition is known here. */
    private void rule(Parameter parameter) {
        String condition = parameter.condition();
        if (condition.isEmpty()) {
            return;
        }
        Set<String> names = new HashSet<>();
        Matcher matcher = NAMES.matcher(STRINGS.matcher(condition).replaceAll("''"));
        while (matcher.find()) {
            names.add(matcher.group());
        }
        names.removeAll(WORDS);
        try {
            expressions.compile(condition, names);
        } catch (UserError e) {
            findings.error(parameter.place(), e.what(), e.hint());
        }
    }
}
