// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.drill.rounds;

import io.jumpkit.drill.Way;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The rounds that were played, as a page of Markdown. Pure. */
final class RoundTable {
    private final List<PlayedRound> rounds;
    private final List<Way> ways;

    RoundTable(List<PlayedRound> rounds) {
        this.rounds = rounds.stream().filter(PlayedRound::counts).toList();
        this.ways = Arrays.stream(Way.values())
                .filter(way -> this.rounds.stream().anyMatch(r -> r.way() == way))
                .toList();
    }

    /** One row a drill, one column a way: passed/of, median of the seconds, the seeds that failed. */
    String table() {
        Map<String, List<PlayedRound>> drills = new LinkedHashMap<>();
        rounds.stream().map(r -> r.runbook() + " " + r.drill()).sorted().forEach(name -> drills.put(name, List.of()));
        drills.replaceAll((name, none) -> rounds.stream()
                .filter(r -> name.equals(r.runbook() + " " + r.drill()))
                .toList());
        String head = "| runbook | drill | " + ways.stream().map(Way::word).collect(Collectors.joining(" | ")) + " |\n"
                + "|---".repeat(ways.size() + 2) + "|\n";
        return head
                + drills.values().stream().map(this::row).collect(Collectors.joining())
                + "| all | | " + cells(rounds) + " |\n";
    }

    private String row(List<PlayedRound> drill) {
        PlayedRound one = drill.get(0);
        return "| " + one.runbook() + " | " + one.drill() + " | " + cells(drill) + " |\n";
    }

    private String cells(List<PlayedRound> drill) {
        return ways.stream()
                .map(way -> cell(drill.stream().filter(r -> r.way() == way).toList()))
                .collect(Collectors.joining(" | "));
    }

    private static String cell(List<PlayedRound> same) {
        long passed = same.stream().filter(PlayedRound::passed).count();
        List<String> failed = same.stream()
                .filter(r -> !r.passed())
                .map(r -> Long.toString(r.seed()))
                .distinct()
                .toList();
        String seconds = passed == 0 ? "" : ", " + Math.round(median(same)) + " s";
        return same.isEmpty()
                ? "–"
                : passed + "/" + same.size() + seconds
                        + (failed.isEmpty() ? "" : "; seeds that failed: " + String.join(" ", failed));
    }

    private static double median(List<PlayedRound> rounds) {
        List<Double> sorted = rounds.stream()
                .filter(PlayedRound::passed)
                .map(PlayedRound::seconds)
                .sorted()
                .toList();
        return sorted.get(sorted.size() / 2);
    }

    /** The whole page. */
    String page(String range) {
        return """
                # Drills

                What `.ci/drills` saw when it followed every runbook again and again on the lab, each time on fresh disks,
                with an application that writes to etcd meanwhile. In a cell: passed/played, the median of the seconds that
                a passed round's runbook took, and the seeds of rounds that failed.

                - **plain**: nothing happens on the way.
                - **power**: a member's host loses its power at a step drawn from the seed. It is back soon, or only when
                  the run was left, in words and with an exit code that say so; then the run is gone on with to its end.
                - **killed**: the shell is killed with SIGKILL, again and again, at records of the journal drawn from the
                  seed, and the run gone on with until it ends.
                - **bastion**: plain, but nothing but one host's sshd can be reached.

                A round passes when the runbook came to its end, the members are well and hold the same, and every write
                that etcd acknowledged is there on each of them, but for what the runbook says is lost before it asks.

                %s
                Commits: %s. %s. CONTRIBUTING.md says how to have one of these rounds again.
                %s"""
                .formatted(table(), range, played(), failed());
    }

    /** Each with its commit: a later one may have mended it. */
    private String failed() {
        String lines = rounds.stream()
                .filter(r -> !r.passed())
                .map(r -> "- `" + r.again() + "` at " + r.commit() + ": " + String.join("; ", r.trouble()) + "\n")
                .collect(Collectors.joining());
        return lines.isEmpty() ? "" : "\nWhat failed, and at which commit:\n\n" + lines;
    }

    private String played() {
        return rounds.size() + " rounds, " + distinct(rounds.stream().map(r -> r.at().substring(0, 10)))
                + "; JDK " + distinct(rounds.stream().map(PlayedRound::jdk))
                + "; etcd " + distinct(rounds.stream().map(PlayedRound::etcd));
    }

    private static String distinct(Stream<String> words) {
        return words.filter(word -> !word.isEmpty()).distinct().sorted().collect(Collectors.joining(", "));
    }
}
