// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.transcript;

import io.jumpkit.error.UserError;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * One kind of secret: what it looks like in a line.
 *
 * @param name what stands in its mask
 * @param pattern the first group that matched is masked, or all of the match when it has no group
 */
record Rule(String name, Pattern pattern) {
    private static final String QUOTED =
            "\"([^\"\\\\]*+(?:\\\\.[^\"\\\\]*+){0,200}+)\"|'([^'\\\\]*+(?:\\\\.[^'\\\\]*+){0,200}+)'";
    /** A blank behind a backslash does not end it. */
    private static final String VALUE = "(?:" + QUOTED + "|(\\S++(?:(?<=\\\\) \\S++){0,200}))";

    private static final String SECRET_NAME =
            "(?:passw(?:or)?d|passphrase|(?<![a-z])pass|pwd|secret(?:[_.-]?(?:access[_.-]?)?key)?|token"
                    + "|api[_.-]?key|access[_.-]?key|account[_.-]?key|requirepass|masterauth|auth[_.-]?pass|sasl_?secret"
                    + "|client[_.-]?key[_.-]?data)";

    /** A user whose password stands behind a colon; groups of digits and addresses are none. */
    private static final String USER =
            "(?:\"[a-z_][\\w.@+-]*:([^\"]+)\"|'[a-z_][\\w.@+-]*:([^']+)'|[a-z_][\\w.@+-]*:(?!//)([^\\s\"']+))";

    private static final Pattern HARMLESS = Pattern.compile("(?i)true|false|null|none|nil|yes|no|\\*+");
    private static final Pattern MASK = Pattern.compile("\\[masked:[a-z0-9-]+\\]?");
    private static final String MASK_BEGINS = "[masked:";

    /** A whole word that sets a secret, as {@code env} and options take it. */
    static final Rule SET_BY_A_WORD = of("password", "(?is)^[\\w.-]*" + SECRET_NAME + "=(.+)");

    /** Apart: compiling these takes 12 ms, and before the first prompt nothing is shown that could be a secret. */
    private static final class Standard {
        static final List<Rule> RULES = List.of(
                of("url-userinfo", "://[^\\s/?#\"'<>:@]*:([^\\s\"'<>]{1,1024})@"),
                of("url-userinfo", "://([^\\s/?#\"'<>:@]{16,1024})@"),
                of("authorization", "(?i)authorization\\\\?[\"']?\\s*[:=]\\s*\\\\?[\"']?(?:[a-z]+\\s+)?([^\\s\"']+)"),
                of("bearer", "(?i)\\bbearer\\s+([a-z0-9._~+/-]{6,}=*)"),
                of("password", "(?i)" + SECRET_NAME + "\\\\?[\"']?\\s*(?::=|=>|[:=])\\s*" + VALUE),
                of(
                        "password",
                        "(?i)(?:'[\\w.-]*" + SECRET_NAME + "=([^']+)'|\"[\\w.-]*" + SECRET_NAME + "=([^\"]+)\")"),
                of("password", "(?i)(?<=-)(?<!(?<!-)auth-)" + SECRET_NAME + "\\s+" + VALUE),
                of("password", "(?i)(?:requirepass|masterauth|auth-pass\\s+\\S+)\\s+" + VALUE),
                of("password", "(?i)(?:--(?:proxy-)?user(?:\\s+|=)|\\buser\\s+add\\s+|\\bETCDCTL_USER=)" + USER),
                of("password", "(?i)\\bcurl\\s(?:.{0,2000}?\\s)?(?-i:-[A-Za-z]{0,8}u)\\s*" + USER),
                of(
                        "password",
                        "(?i)private[_.-]?key\\\\?[\"']?\\s*(?::=|=>|[:=])\\s*(?!\\\\?[\"']?(?:[/~.]|-----))" + VALUE),
                of("private-key", "\\bLS0tLS1CRUdJTiB(?!DRVJUSUZJ|QVUJMSUM|UUlVTVEVE|YNTA5)[A-Za-z0-9+/]{20,}={0,2}"),
                of("password", "(?i)(?:password|identified\\s+by)\\s+(?:" + QUOTED + ")"),
                of("jwt", "\\beyJ[A-Za-z0-9_-]{5,}\\.[A-Za-z0-9_-]{5,}\\.[A-Za-z0-9_-]*"),
                of("cloud-key", "\\b(?:AKIA|ASIA|ABIA|ACCA)[0-9A-Z]{16}\\b"),
                of("cloud-key", "\\bAIza[0-9A-Za-z_-]{35}"),
                of("cloud-key", "\\b(?:gh[pousr]_[A-Za-z0-9]{20,}|github_pat_[A-Za-z0-9_]{20,}|glpat-[\\w-]{20,})"),
                of(
                        "cloud-key",
                        "\\b(?:xox[abeprs]-[A-Za-z0-9-]{10,}|[sr]k_live_[A-Za-z0-9]{10,}|npm_[A-Za-z0-9]{36})"));
    }

    /** What everybody's transcripts are searched for. */
    static List<Rule> standard() {
        return Standard.RULES;
    }

    /**
     * Where a secret stands.
     *
     * @param from where the whole match begins, its name included
     * @param to where the whole match ends
     * @param start where the secret begins
     * @param end where it ends
     */
    record Span(int from, int to, int start, int end, String rule) {}

    private static Rule of(String name, String regex) {
        return new Rule(name, Pattern.compile(regex));
    }

    /**
     * A rule of the operator's own.
     *
     * @throws UserError usage, when it is no regular expression
     */
    static Rule own(String regex) {
        try {
            return of("pattern", regex);
        } catch (PatternSyntaxException e) {
            throw UserError.usage(
                    "'" + regex + "' is not a regular expression: " + e.getDescription(),
                    "write it as Java does; the first group, or all of the match, is masked");
        }
    }

    /** The secrets of this kind in a line. */
    List<Span> find(String line) {
        List<Span> found = new ArrayList<>();
        find(line, found::add);
        return found;
    }

    private void find(String line, Consumer<Span> found) {
        Matcher matcher = pattern.matcher(line);
        while (matcher.find()) {
            int group = group(matcher);
            String secret = matcher.group(group);
            if (!secret.isEmpty()
                    && !HARMLESS.matcher(secret).matches()
                    && !isMasked(line, matcher.start(group), matcher.end(group))) {
                found.accept(new Span(matcher.start(), matcher.end(), matcher.start(group), matcher.end(group), name));
            }
        }
    }

    /** Whether it is a mask, or cuts one: what a mask is made of is no secret. One that holds a mask and more is. */
    private static boolean isMasked(String line, int start, int end) {
        int mask = line.lastIndexOf(MASK_BEGINS, start);
        if (mask >= 0 && mask < start && line.indexOf(']', mask) >= start) {
            return true;
        }
        int last = line.lastIndexOf(MASK_BEGINS, end - 1);
        boolean cut = last >= start && line.indexOf(']', last) >= end;
        return cut || MASK.matcher(line.substring(start, end)).matches();
    }

    private static int group(Matcher matcher) {
        for (int group = 1; group <= matcher.groupCount(); group++) {
            if (matcher.group(group) != null) {
                return group;
            }
        }
        return 0;
    }
}
