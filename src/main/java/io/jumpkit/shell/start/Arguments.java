// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.shell.start;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What was asked on the command line.
 *
 * @param typed all of them as they were given
 * @param words the command behind the cluster, word by word as the calling shell split it
 * @param lines what stood behind each {@code -c}
 * @param script the file behind {@code -f}; {@code -} is standard input
 */
public record Arguments(
        List<String> typed,
        Optional<String> cluster,
        List<String> words,
        List<String> lines,
        Optional<Path> script,
        Optional<Path> inventory,
        Optional<String> nodes,
        boolean json,
        Optional<Duration> timeout,
        OptionalInt fanout,
        Set<Flag> flags) {

    /** An option without a value. */
    public enum Flag {
        READ_ONLY("--read-only", "refuse every change, whatever the inventory says"),
        KEEP_GOING("--keep-going", "with several commands, go on after a failure"),
        ACCEPT_NEW("--accept-new", "believe unknown host keys and write them down"),
        NO_RECORD("--no-record", "do not record the session"),
        RECORD_REQUIRED("--record=required", "run nothing that cannot be recorded"),
        NO_INPUT("--no-input", "never ask; what would ask fails and names its option"),
        NO_COLOR("--no-color", "no colour"),
        VERBOSE("-v, --verbose", "say causes too"),
        DEBUG("--debug", "say everything, with stack traces, and log more"),
        VERSION("--version", "print the version"),
        HELP("-h, --help", "print this"),
        /** For the launcher: load what the first prompt needs, and end. */
        WARM_UP("--warm-up", "");

        private final String option;
        private final String meaning;

        Flag(String option, String meaning) {
            this.option = option;
            this.meaning = meaning;
        }

        /** How it is written. */
        public String option() {
            return option;
        }

        /** What it does, in one line. */
        public String meaning() {
            return meaning;
        }

        boolean is(String typed) {
            return List.of(option.split(", ")).contains(typed);
        }
    }

    public Arguments {
        typed = List.copyOf(typed);
        words = List.copyOf(words);
        lines = List.copyOf(lines);
        flags = Set.copyOf(flags);
    }

    /** Whether an option was given. */
    public boolean has(Flag flag) {
        return flags.contains(flag);
    }
}
