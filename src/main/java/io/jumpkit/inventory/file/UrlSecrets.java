// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.inventory.file;

import io.jumpkit.json.yaml.Problem;
import io.jumpkit.json.yaml.Problems;
import io.jumpkit.json.yaml.Yaml;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Finds passwords inside URLs, wherever in an inventory they stand: under keys that nobody knows, too. */
final class UrlSecrets {
    private static final Pattern USER_INFO = Pattern.compile("://[^/@\\s]*:[^/@\\s]*@");

    private UrlSecrets() {}

    /** Notes every one of them. */
    static void find(Yaml value, Problems problems) {
        if (value instanceof Yaml.Text text) {
            check(text, problems);
        } else if (value instanceof Yaml.Items list) {
            list.items().forEach(item -> find(item, problems));
        } else if (value instanceof Yaml.Mapping mapping) {
            mapping.entries().forEach(entry -> {
                check(entry.key(), problems);
                find(entry.value(), problems);
            });
        }
    }

    private static void check(Yaml.Text text, Problems problems) {
        if (USER_INFO.matcher(text.text()).find()) {
            problems.secret(
                    text.place(),
                    "a password in a URL has no place in an inventory",
                    "write user: and password: {env: NAME} beside it");
        }
    }

    /** The same without what else was said of a secret's place: it might quote the secret. */
    static List<Problem> alone(List<Problem> problems) {
        Set<Object> secret =
                problems.stream().filter(Problem::secret).map(Problem::place).collect(Collectors.toSet());
        return problems.stream()
                .filter(problem -> problem.secret() || !secret.contains(problem.place()))
                .toList();
    }
}
