// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.runbook.lint;

import io.jumpkit.runbook.model.Parameter;
import io.jumpkit.runbook.model.Runbook;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The variables that exist at a place of a runbook, and which of them were used. */
final class Scope {
    private final Map<String, String> typeByName = new LinkedHashMap<>();
    private final Set<String> used = new HashSet<>();

    Scope(Runbook runbook) {
        for (Parameter parameter : runbook.parameters()) {
            typeByName.put(parameter.name(), parameter.type());
        }
    }

    /** Adds a captured variable; false when the name is taken. */
    boolean add(String name) {
        return typeByName.putIfAbsent(name, "capture") == null;
    }

    Set<String> names() {
        return Set.copyOf(typeByName.keySet());
    }

    boolean has(String name) {
        return typeByName.containsKey(name);
    }

    boolean isSecret(String name) {
        return "secret".equals(typeByName.get(name));
    }

    void use(String name) {
        used.add(name);
    }

    boolean isUsed(String name) {
        return used.contains(name);
    }
}
