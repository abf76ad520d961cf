// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.command;

import io.jumpkit.output.Result;
import java.util.Optional;

/**
 * What came out of a pipeline's filters.
 *
 * @param result the rows that are left
 * @param failure why an {@code expect} does not hold; empty when all hold or none was asked
 * @param telling the rows that decided it, in few words; empty when nothing was asked
 */
public record Verdict(Result result, Optional<String> failure, String telling) {

    /** Whether every expectation holds. */
    public boolean held() {
        return failure.isEmpty();
    }
}
