// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.json.yaml;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Blots out what looks like a secret written in clear, so that an error about its line does not spread it. */
final class Clear {
    private static final Pattern SECRET = Pattern.compile(
            "(?i)(?:password|passwd|secret|token|passphrase)[\"']?\\s*[:=]\\s*(?<value>\"[^\"]*\"|'[^']*'|[^\\s{\\[\"'#,}][^#,}]*)");

    private static final Pattern IN_URL = Pattern.compile("://[^/@\\s]*:(?<value>[^/@\\s]*)@");

    private Clear() {}

    static String blot(String line) {
        StringBuilder out = new StringBuilder(line);
        for (Pattern pattern : List.of(SECRET, IN_URL)) {
            Matcher found = pattern.matcher(line);
            while (found.find()) {
                for (int i = found.start("value"); i < found.end("value"); i++) {
                    out.setCharAt(i, '*');
                }
            }
        }
        return out.toString();
    }
}
