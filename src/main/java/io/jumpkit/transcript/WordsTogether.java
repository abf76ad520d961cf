// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.transcript;

import io.jumpkit.transcript.Rule.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Words as they stand beside each other: what the word before says of a word is told of no word alone. {@code requirepass
 * hunter2} is two harmless words.
 */
final class WordsTogether {
    private final List<Object> words;
    private final List<Integer> starts = new ArrayList<>();
    private final String line;

    private WordsTogether(List<Object> words) {
        this.words = new ArrayList<>(words);
        StringBuilder joined = new StringBuilder();
        for (Object word : words) {
            starts.add(joined.length());
            joined.append(word instanceof String text ? text : "").append(' ');
        }
        this.line = joined.toString();
    }

    /** The words without the secrets that show when they are read as a line. */
    static List<Object> mask(Redactor redactor, List<Object> words, Map<String, Integer> counts) {
        WordsTogether together = new WordsTogether(words);
        List<Span> found = new PrivateKeys().find(together.line, redactor.find(together.line));
        List<Span> spans =
                Redactor.merge(found.stream().map(together::wholeWord).toList());
        spans.forEach(span -> counts.merge(span.rule(), 1, Integer::sum));
        for (int i = spans.size() - 1; i >= 0; i--) {
            together.mask(spans.get(i));
        }
        return together.words;
    }

    /** What another word names is all of a word, its blanks too: where it ends nobody has to guess here. */
    private Span wholeWord(Span span) {
        int word = wordAt(span.start());
        return span.from() < starts.get(word)
                ? new Span(
                        span.from(),
                        Math.max(span.to(), end(word)),
                        span.start(),
                        Math.max(span.end(), end(word)),
                        span.rule())
                : span;
    }

    private int wordAt(int place) {
        int word = 0;
        while (word + 1 < starts.size() && starts.get(word + 1) <= place) {
            word++;
        }
        return word;
    }

    private int end(int word) {
        return starts.get(word) + (words.get(word) instanceof String text ? text.length() : 0);
    }

    /** A secret over several words leaves a mask in each; those behind it are masked already, so places still hold. */
    private void mask(Span span) {
        for (int word = wordAt(span.start()); word < words.size() && starts.get(word) < span.end(); word++) {
            if (words.get(word) instanceof String text) {
                int from = Math.max(0, span.start() - starts.get(word));
                int to = Math.min(originalLength(word), span.end() - starts.get(word));
                if (from < to) {
                    words.set(word, text.substring(0, from) + Redactor.stamp(span.rule()) + text.substring(to));
                }
            }
        }
    }

    private int originalLength(int word) {
        return (word + 1 < starts.size() ? starts.get(word + 1) : line.length()) - 1 - starts.get(word);
    }
}
