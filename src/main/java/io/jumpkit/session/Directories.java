// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.session;

import java.nio.file.Path;
import java.util.Map;

/**
 * Where Jumpkit keeps its files, after the XDG base directory rules; {@code JUMPKIT_CONFIG_DIR}, {@code
 * JUMPKIT_STATE_DIR} and {@code JUMPKIT_CACHE_DIR} come first.
 *
 * @param config clusters.yaml, config.yaml, runbooks/
 * @param state history, sessions/, runs/, log
 * @param cache what can be made again
 */
public record Directories(Path config, Path state, Path cache) {

    /** The directories that these environment variables lead to. */
    public static Directories from(Map<String, String> environment) {
        Path home = Path.of(environment.getOrDefault("HOME", "/"));
        return new Directories(
                pick(environment, "JUMPKIT_CONFIG_DIR", "XDG_CONFIG_HOME", home.resolve(".config")),
                pick(environment, "JUMPKIT_STATE_DIR", "XDG_STATE_HOME", home.resolve(".local/state")),
                pick(environment, "JUMPKIT_CACHE_DIR", "XDG_CACHE_HOME", home.resolve(".cache")));
    }

    private static Path pick(Map<String, String> environment, String own, String xdg, Path fallback) {
        String direct = environment.getOrDefault(own, "");
        if (!direct.isEmpty()) {
            return Path.of(direct).toAbsolutePath();
        }
        String base = environment.getOrDefault(xdg, "");
        // The XDG rules say that a relative path is to be ignored.
        return (base.startsWith("/") ? Path.of(base) : fallback).resolve("jumpkit");
    }
}
