// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.drill;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Test;

/**
 * A drill that follows a shipped runbook to its end and looks at what came of it, whatever happens on the way: so it can
 * be repeated, plain and with trouble ({@code .ci/drills}). A drill of what a runbook refuses is a plain {@code @Test}.
 */
@Test
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Procedure {
    /** The runbook. */
    String value();
}
