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

    /** In the order of the question, so that Tab takes what fits before what does not. */
    static List<Candidate> inOrder(List<io.jumpkit.output.Candidate> candidates) {
        return IntStream.range(0, candidates.size())
                .mapToObj(i -> of(candidates.get(i), i + 1))
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
