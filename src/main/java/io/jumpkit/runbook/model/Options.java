// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.runbook.model;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What stands in parentheses behind a keyword.
 *
 * @param danger whether {@code CLUSTER/TARGET} must be typed first
 * @param confirm what names the target, a path such as {@code failed.name}
 * @param approve how many people must agree
 * @param on the node set it runs on
 * @param every the pause between two looks
 * @param stable how long a condition must go on holding
 * @param newFingerprint whether the system gets a new identity by it
 * @param offline whether the system may be silent meanwhile
 * @param sudo whether a script runs as root
 */
public record Options(
        Optional<Duration> timeout,
        boolean danger,
        Optional<String> confirm,
        OptionalInt approve,
        Optional<Retry> retry,
        Optional<String> on,
        Optional<Duration> every,
        Optional<Duration> stable,
        boolean newFingerprint,
        boolean offline,
        boolean sudo) {

    /** No parentheses. */
    public static final Options NONE = new Options(
            Optional.empty(),
            false,
            Optional.empty(),
            OptionalInt.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            false,
            false,
            false);

    /** {@code retry 20 every 15s}: for acts that may fail at first and harm nobody when repeated. */
    public record Retry(int times, Duration every) {}
}
