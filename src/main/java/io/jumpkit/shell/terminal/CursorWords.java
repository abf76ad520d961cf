// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.shell.terminal;

import io.jumpkit.command.LineGrammar;
import io.jumpkit.command.Pipeline;
import io.jumpkit.command.Stage;
import io.jumpkit.command.Word;
import io.jumpkit.error.UserError;
import java.util.List;
import java.util.Optional;

/**
 * Where the cursor stands in a line that is not finished: the words of its stage before it, and its own word so far.
 *
 * @param before the stage's words before the cursor's
 * @param current the cursor's word as far as typed, quotes resolved
 * @param rawLength how many characters of the line the current word takes, quotes included
 * @param piped whether the stage stands behind a pipe
 */
record CursorWords(List<String> before, String current, int rawLength, boolean piped) {
    /** No character of a typed line; marks the cursor for the grammar. */
    private static final String CURSOR = "\u0001";

    /** The place, or nothing where no word can stand: behind {@code !}, or in a line that the grammar refuses. */
    static Optional<CursorWords> at(String line, int cursor) {
        String typed = line.substring(0, cursor);
        for (String close : List.of("", "'", "\"")) {
            try {
                return place(LineGrammar.parse(typed + CURSOR + close), cursor);
            } catch (UserError e) {
                // A quote is open: the next one tried closes it.
                continue;
            }
        }
        return Optional.empty();
    }

    private static Optional<CursorWords> place(List<Pipeline> pipelines, int cursor) {
        if (pipelines.isEmpty() || pipelines.get(pipelines.size() - 1).local().isPresent()) {
            return Optional.empty();
        }
        List<Stage> stages = pipelines.get(pipelines.size() - 1).stages();
        List<Word> words = stages.get(stages.size() - 1).words();
        Word last = words.get(words.size() - 1);
        String current = last.text().replace(CURSOR, "");
        List<String> before =
                words.subList(0, words.size() - 1).stream().map(Word::text).toList();
        return Optional.of(new CursorWords(before, current, cursor - last.start(), stages.size() > 1));
    }
}
