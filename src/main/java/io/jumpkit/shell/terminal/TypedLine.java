// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.shell.terminal;

import io.jumpkit.command.LineGrammar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jline.reader.CompletingParsedLine;
import org.jline.reader.Parser;

/** A line as JLine's Tab needs it, split by our grammar. */
record TypedLine(String line, int cursor, Optional<CursorWords> place) implements CompletingParsedLine {
    /** Never asks for a second line: an open quote is told when the line is run. */
    static final Parser PARSER = (line, cursor, context) -> new TypedLine(
            line, cursor, context == Parser.ParseContext.COMPLETE ? CursorWords.at(line, cursor) : Optional.empty());

    @Override
    public String word() {
        return place.map(CursorWords::current).orElse("");
    }

    @Override
    public int wordCursor() {
        return word().length();
    }

    @Override
    public int wordIndex() {
        return place.map(p -> p.before().size()).orElse(0);
    }

    @Override
    public List<String> words() {
        List<String> words = new ArrayList<>(place.map(CursorWords::before).orElse(List.of()));
        words.add(word());
        return words;
    }

    @Override
    public int rawWordLength() {
        return place.map(CursorWords::rawLength).orElse(0);
    }

    @Override
    public int rawWordCursor() {
        return rawWordLength();
    }

    @Override
    public CharSequence escape(CharSequence candidate, boolean complete) {
        return LineGrammar.quote(candidate.toString());
    }
}
