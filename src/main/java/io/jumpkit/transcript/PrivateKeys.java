// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.transcript;

import io.jumpkit.transcript.Rule.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds private keys in PEM form, the secret that goes over many lines. Certificates are public and stay. */
final class PrivateKeys {
    private static final String RULE = "private-key";
    private static final Pattern BEGIN = Pattern.compile("-----BEGIN [A-Z0-9 ]*PRIVATE KEY(?: BLOCK)?-----");
    private static final Pattern END = Pattern.compile("-----END [A-Z0-9 ]*PRIVATE KEY(?: BLOCK)?-----");
    private static final Pattern BODY =
            Pattern.compile("\\s*(?:[\\w.,\\[\\]-]+[:|]\\s*)?([A-Za-z0-9+/=]+)[\"'\\\\,\\s]*");
    private static final Pattern BETWEEN =
            Pattern.compile("\\s*|.*\\[masked:" + RULE + "\\].*\\s*|[A-Za-z0-9-]+: .*\\s*", Pattern.DOTALL);

    private boolean inside;

    /** Whether a key has begun and not ended. */
    boolean inside() {
        return inside;
    }

    /** The spans of a line with those of a key added. */
    List<Span> find(String line, List<Span> others) {
        boolean mayBegin = line.contains("-----");
        if (!inside && !mayBegin) {
            return others;
        }
        PlainLine plain = PlainLine.of(line);
        List<Span> found = new ArrayList<>();
        int at = 0;
        while (at <= plain.text().length()) {
            at = inside ? inKey(plain, at, found) : outside(plain, at, found);
        }
        found.addAll(others);
        return Redactor.merge(found);
    }

    /** Goes to behind the next key's first line, or to the end. */
    private int outside(PlainLine plain, int at, List<Span> found) {
        Matcher begin = BEGIN.matcher(plain.text());
        if (!begin.find(at)) {
            return plain.text().length() + 1;
        }
        inside = true;
        Matcher end = END.matcher(plain.text());
        boolean closed = end.find(begin.end());
        int bodyEnd = closed ? end.start() : plain.text().stripTrailing().length();
        String body = plain.text().substring(begin.end(), Math.max(begin.end(), bodyEnd));
        if (!body.isBlank() && !body.contains("[masked:")) {
            found.add(plain.back(new Span(begin.start(), bodyEnd, begin.end(), bodyEnd, RULE)));
        }
        return closed ? end.start() : plain.text().length() + 1;
    }

    private int inKey(PlainLine plain, int at, List<Span> found) {
        String rest = plain.text().substring(at);
        Matcher end = END.matcher(rest);
        if (end.find()) {
            inside = false;
            return at + end.end();
        }
        if (BEGIN.matcher(rest).find()) {
            return outside(plain, at, found);
        }
        Matcher body = BODY.matcher(rest);
        if (body.matches()) {
            found.add(plain.back(new Span(at, at + rest.length(), at + body.start(1), at + body.end(1), RULE)));
        } else if (!BETWEEN.matcher(rest).matches()) {
            inside = false;
        }
        return plain.text().length() + 1;
    }
}
