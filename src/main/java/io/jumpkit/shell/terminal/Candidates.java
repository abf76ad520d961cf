// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.shell.terminal;

import java.util.List;
import java.util.stream.IntStream;
import org.jline.reader.Candidate;

/** Our candidates in JLine's shape. */
final class Candidates {
    private Candidates() {}

    /** Sorted by name, as the line editor does it. */
    static Candidate of(io.jumpkit.output.Candidate candidate) {
        return of(candidate, 0);
    }

    /**
     * For the answer to a question, in its order. While anything fits that begins so, what does not is left out, so that Tab
     * fills in the only one that does; where nothing fits, a heading says why.
     */
    static List<Candidate> forAnswer(String typed, List<io.jumpkit.output.Candidate> candidates) {
        List<io.jumpkit.output.Candidate> fitting = candidates.stream()
                .filter(c -> c.group().isEmpty() && c.value().startsWith(typed))
                .toList();
        List<io.jumpkit.output.Candidate> offered = fitting.isEmpty() ? candidates : fitting;
        return IntStream.range(0, offered.size())
                .mapToObj(i -> of(offered.get(i), i + 1))
                .toList();
    }

    /** Behind a folder's slash one goes on typing; behind a whole word comes a blank. */
    private static boolean isFolder(io.jumpkit.output.Candidate candidate) {
        return candidate.value().endsWith("/");
    }

    private static Candidate of(io.jumpkit.output.Candidate candidate, int place) {
        return new Candidate(
                candidate.value(),
                candidate.value(),
                candidate.group().isEmpty() ? null : candidate.group(),
                candidate.description().isEmpty() ? null : candidate.description(),
                null,
                null,
                !isFolder(candidate),
                place);
    }
}
