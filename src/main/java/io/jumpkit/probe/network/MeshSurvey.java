// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.network;

import io.jumpkit.command.Invocation;
import io.jumpkit.inventory.Node;
import io.jumpkit.output.Unanswered;
import io.jumpkit.ssh.NodeResult;
import io.jumpkit.ssh.Progress;
import io.jumpkit.ssh.RemoteCommand;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A mesh as it was measured, and what could not be.
 *
 * @param unanswered nodes that could not ask the others, or not all of them, and what their tools said
 */
record MeshSurvey(Mesh mesh, List<Unanswered> unanswered) {
    /** How much longer than its questions a script may take: many processes start at once on a busy host. */
    private static final Duration SLACK = Duration.ofSeconds(5);

    /** Lets every node ask all others at the same time. */
    static MeshSurvey of(Invocation in, List<Node> nodes, Questions questions) {
        Map<Node, RemoteCommand> scripts = new LinkedHashMap<>();
        for (Node node : nodes) {
            scripts.put(
                    node,
                    RemoteCommand.of(
                            questions.script(others(nodes, node)),
                            questions.longest().plus(SLACK)));
        }
        return read(nodes, questions, in.session().remote().run(scripts, Progress.NONE, in.cancellation()));
    }

    /** What the answers of the nodes say. Pure. */
    static MeshSurvey read(List<Node> nodes, Questions questions, List<NodeResult> results) {
        Map<String, Map<String, Replies>> asked = new LinkedHashMap<>();
        List<Unanswered> unanswered = new ArrayList<>();
        for (NodeResult result : results) {
            String from = result.node().name();
            Optional<Unanswered> failed = failed(result, questions);
            if (failed.isPresent()) {
                unanswered.add(failed.get());
                continue;
            }
            Map<String, Replies> replies = new LinkedHashMap<>();
            List<String> complaints = new ArrayList<>();
            Tagged.read(result.out(), others(nodes, result.node())).forEach((to, lines) -> questions
                    .read(lines)
                    .ifPresentOrElse(
                            r -> replies.put(to.name(), r),
                            () -> complaints.add("could not ask " + to + ": " + last(lines))));
            asked.put(from, replies);
            if (!complaints.isEmpty()) {
                String more = complaints.size() == 1 ? "" : " (and " + (complaints.size() - 1) + " more)";
                unanswered.add(new Unanswered(from, "not-measured", complaints.get(0) + more));
            }
        }
        return new MeshSurvey(new Mesh(nodes.stream().map(Node::name).toList(), asked), unanswered);
    }

    private static Optional<Unanswered> failed(NodeResult result, Questions questions) {
        String node = result.node().name();
        if (!result.outcome().answered()) {
            return Optional.of(new Unanswered(node, result.outcome().toString(), result.detail()));
        }
        if (result.out().lines().anyMatch(Questions.NO_TOOL::equals)) {
            return Optional.of(new Unanswered(node, Questions.NO_TOOL, questions.missing()));
        }
        return result.ok()
                ? Optional.empty()
                : Optional.of(new Unanswered(
                        node, "failed", result.err().lines().findFirst().orElse("the script did not end well")));
    }

    private static String last(List<String> lines) {
        return lines.stream()
                .filter(line -> !line.isBlank())
                .reduce((first, second) -> second)
                .orElse("the tool said nothing");
    }

    private static List<Node> others(List<Node> nodes, Node node) {
        return nodes.stream().filter(other -> !other.equals(node)).toList();
    }
}
