// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.shell.nodeset;

import io.jumpkit.error.UserError;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.NoSuchElementException;

/** The words of a text, one at a time; {@code #} begins a comment that goes to the end of its line. */
final class PipedWords implements Iterator<String> {
    /** As many characters as all names of a set may have: who pipes a disk in is told so before memory is spent. */
    private static final int LONGEST = 40_000_000;

    private final Reader text;
    private String next;

    PipedWords(Reader text) {
        this.text = text;
    }

    @Override
    public boolean hasNext() {
        try {
            if (next == null) {
                next = read();
            }
            return !next.isEmpty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        String word = next;
        next = null;
        return word;
    }

    /** The next word; an empty one at the end. */
    private String read() throws IOException {
        StringBuilder word = new StringBuilder();
        boolean comment = false;
        for (int c = text.read(); c >= 0; c = text.read()) {
            boolean line = c == '\n' || c == '\r';
            boolean between = comment || Character.isWhitespace(c) || c == '#';
            comment = !line && (comment || c == '#');
            if (!between) {
                word.append((char) c);
            } else if (!word.isEmpty()) {
                // What is behind a word's '#' must not be taken for the next word.
                if (comment) {
                    skipLine();
                }
                return word.toString();
            }
            if (word.length() > LONGEST) {
                throw UserError.usage(
                        "a word of standard input has more than " + LONGEST + " characters",
                        "pipe node names in, with blanks or line breaks between them");
            }
        }
        return word.toString();
    }

    private void skipLine() throws IOException {
        int c = text.read();
        while (c >= 0 && c != '\n' && c != '\r') {
            c = text.read();
        }
    }
}
