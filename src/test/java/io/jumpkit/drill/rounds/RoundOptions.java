// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.drill.rounds;

import io.jumpkit.drill.Way;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;

/**
 * What was typed behind {@code .ci/drills}.
 *
 * @param rounds how many of every drill in every way
 * @param drills parts of drills' names, any of them; an empty one is in all
 * @param seed of the first round; each further one has the next
 * @param jobs how many labs at once
 * @param instance of the lab; further jobs have a number behind it
 * @param range of commits whose results make the table; what is here where it is absent
 * @param write whether the page is written
 */
record RoundOptions(
        int rounds,
        List<String> drills,
        List<Way> ways,
        long seed,
        int jobs,
        String instance,
        Path results,
        Optional<String> range,
        boolean write) {
    private static final Set<String> WITH_VALUE =
            Set.of("--drill", "--ways", "--seed", "--jobs", "--instance", "--results", "--range");
    private static final String WRITE = "--write";
    private static final String ROUNDS = "N";
    private static final int SEEDS = 1_000_000;

    /** Whether a drill of that name is meant. */
    boolean means(String name) {
        return drills.stream().anyMatch(name::contains);
    }

    static RoundOptions parse(String... words) {
        Map<String, String> given = given(new ArrayDeque<>(List.of(words)));
        String ways = Arrays.stream(Way.values()).map(Way::word).collect(Collectors.joining(","));
        String seed = Integer.toString(ThreadLocalRandom.current().nextInt(SEEDS));
        return new RoundOptions(
                Integer.parseInt(given.getOrDefault(ROUNDS, "1")),
                List.of(given.getOrDefault("--drill", "").split(",")),
                Arrays.stream(given.getOrDefault("--ways", ways).split(","))
                        .map(Way::of)
                        .toList(),
                Long.parseLong(given.getOrDefault("--seed", seed)),
                Integer.parseInt(given.getOrDefault("--jobs", "1")),
                given.getOrDefault("--instance", "drill"),
                Path.of(given.getOrDefault("--results", "target/drills/rounds.jsonl")),
                Optional.ofNullable(given.get("--range")),
                given.containsKey(WRITE));
    }

    private static Map<String, String> given(Deque<String> left) {
        Map<String, String> given = new HashMap<>();
        while (!left.isEmpty()) {
            String word = left.poll();
            boolean number = word.matches("[0-9]{1,4}");
            if (!number && !word.equals(WRITE) && (!WITH_VALUE.contains(word) || left.isEmpty())) {
                throw new IllegalArgumentException("'" + word + "' is not an option, or its value is missing");
            }
            given.put(number ? ROUNDS : word, WITH_VALUE.contains(word) ? left.poll() : word);
        }
        return given;
    }
}
