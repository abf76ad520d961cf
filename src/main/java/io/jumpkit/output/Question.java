// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.output;

import java.util.List;

/**
 * Something only the operator can answer.
 *
 * @param prompt the question as shown, without a trailing blank
 * @param flag the option that answers it in a script, such as {@code --confirm lab/n3}; named in the refusal when
 *     nobody can be asked
 * @param secret whether the answer must not be echoed, kept in the history or recorded
 * @param candidates answers that Tab offers
 */
public record Question(String prompt, String flag, boolean secret, List<Candidate> candidates) {

    /** A question without candidates, answered in the open. */
    public static Question of(String prompt, String flag) {
        return new Question(prompt, flag, false, List.of());
    }

    /** A question whose answer is not echoed. */
    public static Question secret(String prompt, String flag) {
        return new Question(prompt, flag, true, List.of());
    }
}
