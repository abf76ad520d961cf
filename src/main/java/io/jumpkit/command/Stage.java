// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.command;

import java.util.List;
import java.util.function.UnaryOperator;

/**
 * One command of a pipeline.
 *
 * @param words its words; for {@code where} and {@code expect} the condition is one word
 * @param text as it was typed
 */
public record Stage(List<Word> words, String text) {
    public Stage {
        words = List.copyOf(words);
    }

    /** What the words stand for. */
    public List<String> texts() {
        return words.stream().map(Word::text).toList();
    }

    /** The same with each word changed; a word stays one word, whatever it becomes. */
    Stage map(UnaryOperator<String> change) {
        return new Stage(
                words.stream()
                        .map(w -> new Word(change.apply(w.text()), w.start(), w.end(), w.quoted()))
                        .toList(),
                text);
    }
}
