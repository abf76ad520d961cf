// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.output;

import java.util.List;
import java.util.function.Function;

/**
 * Something only the operator can answer.
 *
 * @param prompt the question as shown, without a trailing blank
 * @param flag the option that answers it in a script, such as {@code --confirm lab/n3}; named in the refusal when
 *     nobody can be asked
 * @param secret whether the answer must not be echoed, kept in the history or recorded
 * @param offer what Tab offers for what is typed so far
 */
public record Question(String prompt, String flag, boolean secret, Function<String, List<Candidate>> offer) {

    /** A question without candidates, answered in the open. */
    public static Question of(String prompt, String flag) {
        return among(prompt, flag, List.of());
    }

    /** A question with answers that Tab offers, whatever is typed. */
    public static Question among(String prompt, String flag, List<Candidate> candidates) {
        return new Question(prompt, flag, false, typed -> candidates);
    }

    /** A question whose answer is not echoed. */
    public static Question secret(String prompt, String flag) {
        return new Question(prompt, flag, true, typed -> List.of());
    }

    /** What Tab offers before anything is typed. */
    public List<Candidate> candidates() {
        return offer.apply("");
    }
}
