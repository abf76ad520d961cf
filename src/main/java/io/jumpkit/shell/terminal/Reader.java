// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.shell.terminal;

import java.io.IOException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.terminal.Terminal;
import org.jline.widget.AutosuggestionWidgets;

/** JLine's line editor, set up as Jumpkit wants it. */
final class Reader {
    private static final int HISTORY_LINES = 5000;

    private Reader() {}

    static LineReader on(
            Terminal terminal,
            ShellCompleter completer,
            ShellHighlighter highlighter,
            ShellHistory history,
            boolean color) {
        LineReader reader = LineReaderBuilder.builder()
                .terminal(terminal)
                .appName("jumpkit")
                .parser(TypedLine.PARSER)
                .completer(completer)
                .highlighter(highlighter)
                .history(history)
                .variable(LineReader.HISTORY_FILE, history.file())
                .variable(LineReader.HISTORY_SIZE, HISTORY_LINES)
                .variable(LineReader.HISTORY_FILE_SIZE, HISTORY_LINES)
                .variable(LineReader.LIST_MAX, 200)
                .variable(LineReader.SECONDARY_PROMPT_PATTERN, "  ")
                .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
                .option(LineReader.Option.DISABLE_HIGHLIGHTER, !color)
                .option(LineReader.Option.INSERT_TAB, false)
                .option(LineReader.Option.AUTO_GROUP, true)
                .option(LineReader.Option.GROUP, true)
                .option(LineReader.Option.CASE_INSENSITIVE, true)
                .option(LineReader.Option.CASE_INSENSITIVE_SEARCH, true)
                .option(LineReader.Option.HISTORY_IGNORE_SPACE, true)
                .option(LineReader.Option.HISTORY_REDUCE_BLANKS, false)
                .build();
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
