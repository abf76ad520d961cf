// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.lab;

import java.util.Optional;

/** A line of what the lab's scripts say while they work. */
sealed interface Progress {

    /** A step has begun. */
    record Begun(String step) implements Progress {}

    /** A step has ended well. */
    record Finished(Step step) implements Progress {}

    /** Something worth knowing; nothing failed. */
    record Remark(String text) implements Progress {}

    /** Reads a line; empty when it is nothing of ours. */
    static Optional<Progress> parse(String line) {
        String[] words = line.split(" ", 4);
        return switch (words[0]) {
            case "begin" -> words.length == 2 ? Optional.of(new Begun(words[1])) : Optional.empty();
            case "note" ->
                Optional.of(new Remark(line.substring("note".length()).strip()));
            case "step" -> step(words);
            default -> Optional.empty();
        };
    }

    private static Optional<Progress> step(String[] words) {
        if (words.length < 3 || !words[2].matches("\\d+\\.\\d\\d")) {
            return Optional.empty();
        }
        long tookMs = Long.parseLong(words[2].replace(".", "")) * 10;
        return Optional.of(new Finished(new Step(words[1], tookMs, words.length > 3 ? words[3] : "")));
    }
}
