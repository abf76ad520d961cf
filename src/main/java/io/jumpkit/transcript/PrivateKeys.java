// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.transcript;

import io.jumpkit.transcript.Rule.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;

/**
 * Finds private keys in PEM form, the secret that goes over many lines. Certificates are public and stay.
 *
 * <p>Keys are rarely shown bare: node names, signs of {@code diff}, line numbers and a log's time stand before their lines.
 */
final class PrivateKeys {
    static final String RULE = "private-key";
    /** More is not one line of a key but all of it. */
    private static final int LONGEST_LINE = 76;

    /** How many keys have begun and not ended: the lines of two nodes may come in turns. */
    private int open;

    /** Whether a key has begun and not ended. */
    boolean inside() {
        return open > 0;
    }

    /** How many keys are open, to go {@link #back} to. */
    int mark() {
        return open;
    }

    /** Forgets what was found since, but for this text. */
    void back(int mark, String text) {
        open = mark;
        find(text, List.of());
    }

    /** The spans of a line with those of a key added. */
    List<Span> find(String line, List<Span> others) {
        if (open == 0 && !Trigger.in(line)) {
            return others;
        }
        PlainLine plain = PlainLine.of(line);
        List<Span> found = new ArrayList<>();
        int at = 0;
        while (at <= plain.text().length()) {
            at = inside() ? inKey(plain, at, found) : outside(plain, at, found);
        }
        found.addAll(others);
        return Redactor.merge(found);
    }

    /** Goes to behind the next key's first line, or to the end. */
    private int outside(PlainLine plain, int at, List<Span> found) {
        Matcher begin = KeyLine.BEGIN.matcher(plain.text());
        boolean begins = begin.find(at);
        Matcher start = KeyLine.START.matcher(plain.text());
        if (start.find(at) && !(begins && begin.start() < start.start())) {
            return withoutBegin(plain, start, found);
        }
        if (!begins) {
            return plain.text().length() + 1;
        }
        open++;
        Matcher end = KeyLine.END.matcher(plain.text());
        boolean closed = end.find(begin.end());
        int bodyEnd = closed ? end.start() : plain.text().stripTrailing().length();
        String body = plain.text().substring(begin.end(), Math.max(begin.end(), bodyEnd));
        if (!body.isBlank() && !body.contains("[masked:")) {
            found.add(plain.back(new Span(begin.start(), bodyEnd, begin.end(), bodyEnd, RULE)));
        }
        return closed ? end.start() : plain.text().length() + 1;
    }

    private int withoutBegin(PlainLine plain, Matcher start, List<Span> found) {
        found.add(plain.back(new Span(start.start(), start.end(), start.start(), start.end(), RULE)));
        boolean goesOn = start.end() - start.start() <= LONGEST_LINE
                && KeyLine.NOTHING.matcher(plain.text().substring(start.end())).matches();
        open += goesOn ? 1 : 0;
        return goesOn ? plain.text().length() + 1 : start.end();
    }

    private int inKey(PlainLine plain, int at, List<Span> found) {
        String rest = plain.text().substring(at);
        Matcher end = KeyLine.END.matcher(rest);
        Matcher begin = KeyLine.BEGIN.matcher(rest);
        boolean ends = end.find();
        if (begin.find() && !(ends && end.start() < begin.start())) {
            return outside(plain, at, found);
        }
        if (ends) {
            parts(plain, at, rest.substring(0, end.start()), found);
            open--;
            return at + end.end();
        }
        Matcher body = KeyLine.BODY.matcher(rest);
        if (body.matches()) {
            found.add(plain.back(new Span(at, at + rest.length(), at + body.start(1), at + body.end(1), RULE)));
        } else if (!parts(plain, at, rest, found)
                && !KeyLine.BETWEEN.matcher(rest).matches()) {
            open = 0;
        }
        return plain.text().length() + 1;
    }

    private static boolean parts(PlainLine plain, int at, String text, List<Span> found) {
        boolean any = false;
        Matcher part = KeyLine.PART.matcher(text);
        while (part.find()) {
            found.add(
                    plain.back(new Span(at + part.start(), at + part.end(), at + part.start(), at + part.end(), RULE)));
            any = true;
        }
        return any;
    }
}
