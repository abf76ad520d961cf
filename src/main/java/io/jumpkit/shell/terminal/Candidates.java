// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.shell.terminal;

import org.jline.reader.Candidate;

/** Our candidates in JLine's shape. */
final class Candidates {
    private Candidates() {}

    static Candidate of(io.jumpkit.output.Candidate candidate) {
        return new Candidate(
                candidate.value(),
                candidate.value(),
                candidate.group().isEmpty() ? null : candidate.group(),
                candidate.description().isEmpty() ? null : candidate.description(),
                null,
                null,
                true);
    }
}
