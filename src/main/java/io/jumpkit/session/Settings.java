// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.session;

import java.time.Duration;
import java.util.Map;

/**
 * What holds for the whole session, from flags, environment and config.yaml in this order.
 *
 * @param timeout how long a command may take on a node unless it says otherwise
 * @param fanout how many nodes are asked at once
 * @param noInput whether nobody can be asked
 * @param acceptNew whether unknown host keys are believed and written down, as {@code StrictHostKeyChecking=accept-new}
 * @param environment the process's environment
 */
public record Settings(
        Duration timeout,
        int fanout,
        boolean noInput,
        boolean acceptNew,
        Directories directories,
        Map<String, String> environment) {
    /** A minute: longer than any reading command needs, short enough for somebody who waits. */
    public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(60);

    /** What clush uses; on a real network more makes no difference that we measured. */
    public static final int DEFAULT_FANOUT = 64;

    public Settings {
        environment = Map.copyOf(environment);
    }

    /** The operator's home; empty when the environment names none. */
    public String home() {
        return environment.getOrDefault("HOME", "");
    }

    /** The defaults in an environment. */
    public static Settings defaults(Map<String, String> environment) {
        return new Settings(DEFAULT_TIMEOUT, DEFAULT_FANOUT, false, false, Directories.from(environment), environment);
    }
}
