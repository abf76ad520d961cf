// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.shell.fanout.fold;

import io.jumpkit.inventory.nodeset.NodeSet;
import io.jumpkit.ssh.NodeResult;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Results in groups of the same answer: answers first, the rarest of them on top, then who did not answer.
 *
 * <p>Few differ and they are why one looks; the many stand at the end, next to the prompt.
 */
public final class SameOutput {
    private final List<Group> groups;

    private SameOutput(List<Group> groups) {
        this.groups = groups;
    }

    /** Nodes that said the same; {@code answer} is what stands for all of them. */
    public record Group(List<NodeResult> results, Answer answer) {
        public Group {
            results = List.copyOf(results);
        }

        /** Who they are. */
        public NodeSet nodes() {
            return NodeSet.of(results.stream().map(r -> r.node().name()).toList());
        }

        /** How many they are. */
        public int size() {
            return results.size();
        }
    }

    /** Groups of literally the same answer. */
    public static SameOutput of(List<NodeResult> results) {
        return of(results, UnaryOperator.identity());
    }

    /** Groups of answers that are the same but for host names, numbers and times. */
    public static SameOutput nearly(List<NodeResult> results) {
        Fuzzy fuzzy = Fuzzy.of(results.stream().map(r -> r.node().name()).toList());
        return of(results, answer -> answer.texts(fuzzy.mask(answer.out()), fuzzy.mask(answer.err())));
    }

    private static SameOutput of(List<NodeResult> results, UnaryOperator<Answer> alike) {
        Map<Answer, List<NodeResult>> byAnswer = new LinkedHashMap<>();
        for (NodeResult result : results) {
            byAnswer.computeIfAbsent(alike.apply(Answer.of(result)), a -> new ArrayList<>())
                    .add(result);
        }
        List<Group> groups = new ArrayList<>();
        byAnswer.forEach((masked, members) -> groups.add(new Group(members, shown(masked, members))));
        groups.sort(Comparator.comparing((Group g) -> !g.answer().answered())
                .thenComparing(g -> g.answer().answered() ? g.size() : 0));
        return new SameOutput(List.copyOf(groups));
    }

    /** The real text where all of them have it, else what they have in common. */
    private static Answer shown(Answer masked, List<NodeResult> members) {
        Answer first = Answer.of(members.get(0));
        return members.stream().map(Answer::of).allMatch(first::equals) ? first : masked;
    }

    /** The groups, in the order to show them. */
    public List<Group> groups() {
        return groups;
    }

    /** The answer that more nodes gave than any other; none when two are equally many. */
    public Optional<Group> majority() {
        List<Group> answered =
                groups.stream().filter(g -> g.answer().answered()).toList();
        if (answered.isEmpty()) {
            return Optional.empty();
        }
        Group last = answered.get(answered.size() - 1);
        boolean tie = answered.size() > 1 && answered.get(answered.size() - 2).size() == last.size();
        return tie ? Optional.empty() : Optional.of(last);
    }

    /** Who answered otherwise than the majority. */
    public NodeSet minority() {
        Optional<Group> majority = majority();
        return majority.isEmpty()
                ? NodeSet.EMPTY
                : NodeSet.of(groups.stream()
                        .filter(g -> g.answer().answered() && g != majority.get())
                        .flatMap(g -> g.results().stream())
                        .map(r -> r.node().name())
                        .toList());
    }
}
