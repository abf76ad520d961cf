// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.transcript;

import java.util.regex.Pattern;

/** How the lines of a private key look. Apart from who finds keys, as most text has none and these take time to compile. */
final class KeyLine {
    static final Pattern BEGIN = Pattern.compile("-----BEGIN [A-Z0-9 ]*PRIVATE KEY(?: BLOCK)?-----");
    static final Pattern END = Pattern.compile("-----END [A-Z0-9 ]*PRIVATE KEY(?: BLOCK)?-----");

    /** What stands before a line: a sign of diff or of a quotation, a node's or file's name, a number. */
    private static final String BEFORE =
            "(?:\\s*+(?:[-+<>|\u2039\u203a]{1,2}|[\\w.,/\\[\\]()-]++\\s?[:|]|\\d{1,7}(?=[\\s)])\\)?)){0,4}\\s*+";

    static final Pattern BODY = Pattern.compile(BEFORE + "([A-Za-z0-9+/=]+)[\"'\\\\,\\s]*");

    /**
     * A part of a key behind or among anything else, as logs have it: too long to be a word, or the last word of its line
     * and of no language.
     */
    static final Pattern PART = Pattern.compile(
            "(?<![A-Za-z0-9+/])(?:(?=[a-z0-9+/]{0,39}[A-Z])[A-Za-z0-9+/]{40,}={0,2}"
                    + "|(?<=[\\s\"'])(?:(?=\\S*[A-Z])(?=\\S*\\d)[A-Za-z0-9+/]{16,}|[A-Za-z0-9+/]+=)={0,2}(?=[\"'\\\\,\\s]*$|\\\\[nr]))");

    /** What does not end a key: nothing, a mask, the headers of a key, and where a diff goes on. */
    static final Pattern BETWEEN = Pattern.compile(
            BEFORE + "(?:@@ .*|\\d+(?:,\\d+)?[acd]\\d+(?:,\\d+)?\\s*|-{0,2}\\s*" + "|.*\\[masked:" + PrivateKeys.RULE
                    + "\\].*|[A-Za-z0-9-]+: .*)",
            Pattern.DOTALL);

    /** How the body of a key begins: where its first line was left out, as plain {@code diff} does, this one tells. */
    static final Pattern START = Pattern.compile("(?<![A-Za-z0-9+/])"
            + "(?:MII[A-P][A-Za-z0-9+/][AQgw]IBA[AD]|MIG[A-Za-z0-9+/]AgE[AB]|MHcCAQEE|MC4CAQAw|b3BlbnNzaC1rZXktdjE)"
            + "[A-Za-z0-9+/]{20,}={0,2}");

    static final Pattern NOTHING = Pattern.compile("[\"'\\\\,\\s]*");

    private KeyLine() {}
}
