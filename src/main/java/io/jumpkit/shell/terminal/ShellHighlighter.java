// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.shell.terminal;

import io.jumpkit.command.Commands;
import io.jumpkit.command.Entry;
import io.jumpkit.command.LineGrammar;
import io.jumpkit.command.Pipeline;
import io.jumpkit.command.Stage;
import io.jumpkit.command.Word;
import io.jumpkit.error.UserError;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jline.reader.Highlighter;
import org.jline.reader.LineReader;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/** Colours while typing: commands bold, what no command can become red, quoted words yellow. */
final class ShellHighlighter implements Highlighter {
    private static final AttributedStyle COMMAND = AttributedStyle.BOLD;
    private static final AttributedStyle UNKNOWN = AttributedStyle.DEFAULT.foreground(AttributedStyle.RED);
    private static final AttributedStyle QUOTED = AttributedStyle.DEFAULT.foreground(AttributedStyle.YELLOW);
    private static final AttributedStyle OPTION = AttributedStyle.DEFAULT.foreground(AttributedStyle.CYAN);
    private static final Set<String> FILTERS = Set.of("where", "expect");

    private final Commands commands;

    ShellHighlighter(Commands commands) {
        this.commands = commands;
    }

    @Override
    public AttributedString highlight(LineReader reader, String buffer) {
        AttributedStringBuilder out = new AttributedStringBuilder(buffer.length());
        int at = 0;
        for (Piece piece : pieces(buffer)) {
            if (piece.start >= at) {
                out.append(buffer.substring(at, piece.start));
                out.styled(piece.style, buffer.substring(piece.start, piece.end));
                at = piece.end;
            }
        }
        return out.append(buffer.substring(at)).toAttributedString();
    }

    private record Piece(int start, int end, AttributedStyle style) {}

    private List<Piece> pieces(String buffer) {
        List<Piece> pieces = new ArrayList<>();
        int offset = 0;
        for (String line : buffer.split("\n", -1)) {
            for (Piece piece : linePieces(line)) {
                pieces.add(new Piece(piece.start + offset, piece.end + offset, piece.style));
            }
            offset += line.length() + 1;
        }
        return pieces;
    }

    private List<Piece> linePieces(String line) {
        List<Piece> pieces = new ArrayList<>();
        try {
            for (Pipeline pipeline : LineGrammar.parse(line)) {
                if (pipeline.local().isEmpty()) {
                    command(pipeline.command(), line.length(), pieces);
                    pipeline.filters().forEach(filter -> filter(filter, pieces));
                }
            }
            return pieces;
        } catch (UserError e) {
            // Not finished, such as an open quote: no colours until it can be read.
            return List.of();
        }
    }

    private void command(Stage stage, int lineLength, List<Piece> pieces) {
        List<Word> words = stage.words();
        List<String> texts = stage.texts();
        Optional<Entry> entry = commands.find(texts);
        int own = entry.map(e -> Commands.wordCount(e, texts)).orElseGet(() -> knownWords(texts));
        for (int i = 0; i < words.size(); i++) {
            Word word = words.get(i);
            boolean typing = i == words.size() - 1 && word.end() == lineLength;
            if (i < own) {
                pieces.add(new Piece(word.start(), word.end(), COMMAND));
            } else if (i == own && entry.isEmpty() && !(typing && canBecome(texts, i))) {
                pieces.add(new Piece(word.start(), word.end(), UNKNOWN));
            } else if (word.quoted()) {
                pieces.add(new Piece(word.start(), word.end(), QUOTED));
            } else if (entry.isPresent() && word.text().startsWith("-")) {
                pieces.add(new Piece(word.start(), word.end(), OPTION));
            }
        }
    }

    private int knownWords(List<String> texts) {
        int known = 0;
        while (known < texts.size()
                && commands.following(texts.subList(0, known)).contains(texts.get(known))) {
            known++;
        }
        return known;
    }

    private boolean canBecome(List<String> texts, int at) {
        return commands.following(texts.subList(0, at)).stream().anyMatch(w -> w.startsWith(texts.get(at)));
    }

    private static void filter(Stage stage, List<Piece> pieces) {
        Word word = stage.words().get(0);
        pieces.add(new Piece(word.start(), word.end(), FILTERS.contains(word.text()) ? COMMAND : UNKNOWN));
    }
}
