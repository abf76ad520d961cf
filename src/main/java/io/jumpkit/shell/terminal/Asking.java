// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.shell.terminal;

import io.jumpkit.output.Question;
import java.io.IOException;
import org.jline.keymap.KeyMap;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.Reference;
import org.jline.terminal.Attributes;
import org.jline.terminal.Terminal;

/** One question at the terminal, with what was typed before it thrown away. */
final class Asking {
    private static final long SETTLE_MILLIS = 20;

    private final Terminal terminal;
    private final boolean color;

    Asking(Terminal terminal, boolean color) {
        this.terminal = terminal;
        this.color = color;
    }

    String ask(Question question) {
        discardTypeAhead();
        LineReader reader = LineReaderBuilder.builder()
                .terminal(terminal)
                .parser(OneAnswer.PARSER)
                .completer((line, parsed, candidates) -> candidates.addAll(
                        Candidates.forAnswer(parsed.word(), question.offer().apply(parsed.word()))))
                .variable(LineReader.DISABLE_HISTORY, true)
                // Of candidates under headings, those that fit stand under none of them.
                .variable(LineReader.OTHERS_GROUP_NAME, "fits")
                .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
                .option(LineReader.Option.DISABLE_HIGHLIGHTER, !color)
                .build();
        // Escape and Enter, or Alt-Enter, would make a second line of an answer that has one.
        reader.getKeyMaps()
                .values()
                .forEach(keys -> keys.bind(new Reference(LineReader.ACCEPT_LINE), KeyMap.alt('\r'), KeyMap.alt('\n')));
        // The mask is a null character: a secret shows not even its length.
        return question.secret() ? reader.readLine(question.prompt(), '\0') : reader.readLine(question.prompt());
    }

    /** A confirmation must answer what is on the screen, not what was typed before it came. */
    private void discardTypeAhead() {
        Attributes before = terminal.enterRawMode();
        try {
            int key = terminal.reader().read(SETTLE_MILLIS);
            while (key >= 0) {
                key = terminal.reader().read(1);
            }
        } catch (IOException e) {
            System.getLogger(Asking.class.getName()).log(System.Logger.Level.DEBUG, "nothing to discard", e);
        } finally {
            terminal.setAttributes(before);
        }
    }
}
