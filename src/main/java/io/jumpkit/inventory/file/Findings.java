// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.inventory.file;

import io.jumpkit.inventory.Cluster;
import io.jumpkit.json.yaml.Problem;
import io.jumpkit.json.yaml.YamlText;
import java.util.Comparator;
import java.util.List;

/**
 * What a check of an inventory found.
 *
 * @param problems in the order of its lines
 * @param clusters those without errors
 * @param files what is wrong with the files themselves: permissions, files that are not there
 */
public record Findings(YamlText text, List<Problem> problems, List<Cluster> clusters, List<String> files) {
    public Findings {
        problems = List.copyOf(problems);
        clusters = List.copyOf(clusters);
        files = List.copyOf(files);
    }

    static Findings of(YamlText text, List<Problem> problems, List<Cluster> clusters, List<String> files) {
        return new Findings(text, sorted(problems), clusters, files);
    }

    /** Each of them once, in the order of the file's lines; of a secret's place only that it is one. */
    static List<Problem> sorted(List<Problem> problems) {
        return UrlSecrets.alone(problems).stream()
                .distinct()
                .sorted(Comparator.comparingInt((Problem p) -> p.place().line())
                        .thenComparingInt(p -> p.place().column()))
                .toList();
    }

    /** Whether the inventory is as it should be; unknown keys count as errors here. */
    public boolean hold() {
        return problems.stream().allMatch(p -> p.severity() == Problem.Severity.WARNING);
    }
}
