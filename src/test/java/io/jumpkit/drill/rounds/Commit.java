// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.drill.rounds;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What is played.
 *
 * @param id the short hash, {@code +} behind it where files differ from it
 */
record Commit(String id) {

    /** That of this folder. */
    static Commit here() throws IOException, InterruptedException {
        boolean changed = !git("status", "--porcelain", "--untracked-files=no").isEmpty();
        return new Commit(git("rev-parse", "--short=10", "HEAD").get(0) + (changed ? "+" : ""));
    }

    /** All of a range {@code A..B}, A itself as well; one commit alone stands for itself. */
    static Set<String> range(String range) throws IOException, InterruptedException {
        String[] ends = range.split("\\.\\.");
        Set<String> ids = new HashSet<>(git("rev-parse", "--short=10", ends[0]));
        if (ends.length > 1) {
            ids.addAll(git("rev-list", "--abbrev-commit", "--abbrev=10", range));
        }
        return ids;
    }

    private static List<String> git(String... words) throws IOException, InterruptedException {
        List<String> argv = new ArrayList<>(List.of("git"));
        argv.addAll(List.of(words));
        Process git = new ProcessBuilder(argv)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String out = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (git.waitFor() != 0) {
            throw new IllegalArgumentException("git " + String.join(" ", words) + " failed");
        }
        return out.lines().toList();
    }
}
