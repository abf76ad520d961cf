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
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Types and rules of parameters. */
final class ParameterRules {
    private final Findings findings;
    private final Commands commands;
    private final Expressions expressions;
    private final FieldRules fields;

    ParameterRules(Findings findings, Commands commands, Expressions expressions) {
        this.findings = findings;
        this.commands = commands;
        this.expressions = expressions;
        this.fields = new FieldRules(findings);
    }

    void check(Runbook runbook) {
        Map<String, Shape> before = new LinkedHashMap<>();
        for (Parameter parameter : runbook.parameters()) {
            type(parameter);
            rule(parameter, before);
            before.put(parameter.name(), Scope.shape(parameter.type(), commands));
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

    /** A rule sees the candidate's fields, or a plain value by the parameter's own name, and what was asked before. */
    private void rule(Parameter parameter, Map<String, Shape> before) {
        Shape own = Scope.shape(parameter.type(), commands);
        if (parameter.condition().isEmpty() || own instanceof Shape.Unknown) {
            return;
        }
        Map<String, Shape> known = new LinkedHashMap<>(before);
        known.putAll(own instanceof Shape.Plain ? Map.of(parameter.name(), own) : own.fields());
        try {
            fields.condition(parameter.place(), expressions.compile(parameter.condition(), known.keySet()), known);
        } catch (UserError e) {
            findings.error(parameter.place(), e.what(), e.hint());
        }
    }
}
