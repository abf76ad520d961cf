// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.shell.terminal;

import java.util.List;
import org.jline.reader.CompletingParsedLine;
import org.jline.reader.Parser;

/** An answer as JLine's Tab needs it: one word, whatever is in it, and never a second line. */
record OneAnswer(String line, int cursor) implements CompletingParsedLine {
    static final Parser PARSER = (line, cursor, context) -> new OneAnswer(line, cursor);

    @Override
    public String word() {
        return line.substring(0, cursor);
    }

    @Override
    public int wordCursor() {
        return cursor;
    }

    @Override
    public int wordIndex() {
        return 0;
    }

    @Override
    public List<String> words() {
        return List.of(word());
    }

    @Override
    public int rawWordLength() {
        return cursor;
    }

    @Override
    public int rawWordCursor() {
        return cursor;
    }

    @Override
    public CharSequence escape(CharSequence candidate, boolean complete) {
        return candidate;
    }
}
