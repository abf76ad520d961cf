// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.shell.terminal;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.jline.reader.LineReader;
import org.jline.reader.impl.LineReaderImpl;
import org.jline.terminal.Terminal;
import org.jline.widget.AutosuggestionWidgets;

/** JLine's line editor, set up as Jumpkit wants it. */
final class Reader {
    private static final int HISTORY_LINES = 5000;

    private Reader() {}

    /** An editor that knows its keys and nothing else; most of the work, and none of it needs a session. */
    static LineReaderImpl bare(Terminal terminal) {
        try {
            return new LineReaderImpl(terminal, "jumpkit");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static LineReader of(
            LineReaderImpl reader,
            ShellCompleter completer,
            ShellHighlighter highlighter,
            ShellHistory history,
            boolean color) {
        reader.setParser(TypedLine.PARSER);
        reader.setCompleter(completer);
        reader.setHighlighter(highlighter);
        reader.setVariable(LineReader.HISTORY_FILE, history.file());
        reader.setVariable(LineReader.HISTORY_SIZE, HISTORY_LINES);
        reader.setVariable(LineReader.HISTORY_FILE_SIZE, HISTORY_LINES);
        reader.setVariable(LineReader.LIST_MAX, 200);
        reader.setVariable(LineReader.SECONDARY_PROMPT_PATTERN, "  ");
        reader.option(LineReader.Option.DISABLE_EVENT_EXPANSION, true);
        reader.option(LineReader.Option.DISABLE_HIGHLIGHTER, !color);
        reader.option(LineReader.Option.INSERT_TAB, false);
        reader.option(LineReader.Option.AUTO_GROUP, true);
        reader.option(LineReader.Option.GROUP, true);
        reader.option(LineReader.Option.CASE_INSENSITIVE, true);
        reader.option(LineReader.Option.CASE_INSENSITIVE_SEARCH, true);
        reader.option(LineReader.Option.HISTORY_IGNORE_SPACE, true);
        reader.option(LineReader.Option.HISTORY_REDUCE_BLANKS, false);
        reader.setHistory(history);
        protect(history);
        if (color) {
            new AutosuggestionWidgets(reader).enable();
        }
        return reader;
    }

    /** A history that cannot be kept is no reason not to open the shell. */
    private static void protect(ShellHistory history) {
        try {
            history.protect();
        } catch (IOException e) {
            System.getLogger(Reader.class.getName()).log(System.Logger.Level.WARNING, "no history file", e);
        }
    }
}
