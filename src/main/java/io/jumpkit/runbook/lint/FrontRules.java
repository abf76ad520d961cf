// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.runbook.lint;

import io.jumpkit.runbook.model.Place;
import io.jumpkit.runbook.model.Runbook;
import io.jumpkit.runbook.parse.Parsed;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What the front matter must say. */
final class FrontRules {
    private static final Set<String> KEYS =
            new TreeSet<>(Set.of("runbook", "applies-to", "risk", "owner", "expected-time", "last-drilled"));
    private static final Set<String> RISKS = Set.of("low", "medium", "high");

    private final Findings findings;
    private final Set<String> systems;

    /**
     * Rules for what tells these systems from others of their kind.
     *
     * @param systems those whose clusters a run can tell apart
     */
    FrontRules(Findings findings, Set<String> systems) {
        this.findings = findings;
        this.systems = systems;
    }

    void check(Parsed parsed) {
        Map<String, String> front = parsed.runbook().front();
        if (front.isEmpty()) {
            findings.error(
                    Place.START,
                    "there is no front matter",
                    "begin with --- and a line for each of: " + String.join(", ", KEYS));
            return;
        }
        front.keySet().stream()
                .filter(key -> !KEYS.contains(key))
                .forEach(key ->
                        findings.unknown(place(parsed, key), "the front matter knows no '" + key + "'", key, KEYS));
        KEYS.stream()
                .filter(key -> front.getOrDefault(key, "").isBlank())
                .forEach(key -> findings.error(
                        place(parsed, key), "the front matter does not say '" + key + "'", example(key)));
        checkValues(parsed, front);
    }

    private void checkValues(Parsed parsed, Map<String, String> front) {
        String id = front.getOrDefault("runbook", "");
        String file = name(parsed.runbook());
        if (!id.isEmpty() && !id.equals(file)) {
            findings.error(
                    place(parsed, "runbook"),
                    "the runbook is called '" + id + "' and its file '" + file + "'",
                    "write: runbook: " + file);
        }
        String system = parsed.runbook().system();
        if (!system.isEmpty() && !systems.contains(system)) {
            findings.unknown(
                    place(parsed, "applies-to"),
                    "no system is called '" + system + "', and no run could tell its cluster from another",
                    system,
                    systems);
        }
        String risk = front.getOrDefault("risk", "");
        if (!risk.isEmpty() && !RISKS.contains(risk)) {
            findings.error(place(parsed, "risk"), "'" + risk + "' is no risk", "write low, medium or high");
        }
        String drilled = front.getOrDefault("last-drilled", "");
        if (!drilled.isEmpty() && !drilled.matches("never|\\d{4}-\\d{2}-\\d{2}")) {
            findings.error(
                    place(parsed, "last-drilled"), "'" + drilled + "' is no day", "write it like 2026-11-22, or never");
        }
    }

    private static String name(Runbook runbook) {
        return runbook.file().replaceAll("^.*/|\\.md$", "");
    }

    private static Place place(Parsed parsed, String key) {
        return parsed.frontPlaces().getOrDefault(key, Place.START);
    }

    private static String example(String key) {
        return switch (key) {
            case "runbook" -> "write: runbook: NAME-OF-THE-FILE";
            case "applies-to" -> "write: applies-to: etcd >=3.4";
            case "risk" -> "write: risk: high";
            case "owner" -> "write: owner: WHO-KEEPS-IT-TRUE";
            case "expected-time" -> "write: expected-time: 10 min";
            default -> "write: last-drilled: 2026-11-22, or never";
        };
    }
}
