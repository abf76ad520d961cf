// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.etcd.quorum;

import io.jumpkit.deadline.Cancellation;
import io.jumpkit.deadline.Deadline;
import io.jumpkit.error.UserError;
import io.jumpkit.inventory.Node;
import io.jumpkit.probe.etcd.client.MemberId;
import io.jumpkit.probe.etcd.client.Reason;
import io.jumpkit.probe.etcd.node.MemberNodes;
import io.jumpkit.probe.etcd.survey.EtcdProbe;
import io.jumpkit.probe.etcd.survey.EtcdView;
import io.jumpkit.probe.etcd.survey.MemberState;
import io.jumpkit.session.Session;
import io.jumpkit.ssh.NodeResult;
import io.jumpkit.ssh.Progress;
import io.jumpkit.ssh.RemoteCommand;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Asks the hosts of silent members over SSH whether they are up: a dead host and a wedged etcd are mended differently. */
final class HostCheck {
    /** A warm session answers in milliseconds; a cold one may not make it, then nothing is said. */
    private static final Duration PATIENCE = Duration.ofMillis(500);

    private final Session session;
    private final Deadline end;

    HostCheck(Session session, Deadline end) {
        this.session = session;
        this.end = end;
    }

    /** What is known of the hosts of members that timed out, in words, by member. Never takes longer than its deadline. */
    Map<MemberId, String> of(EtcdView view, Cancellation cancellation) throws InterruptedException {
        Map<Node, MemberId> silent = new LinkedHashMap<>();
        for (MemberState m : view.members()) {
            boolean timedOut = m.trouble()
                    .filter(t -> !m.answered() && t.reason() == Reason.TIMED_OUT)
                    .isPresent();
            Optional<Node> node = MemberNodes.of(session.requireCluster(), m.member());
            if (timedOut && node.isPresent()) {
                silent.put(node.get(), m.member().id());
            }
        }
        return silent.isEmpty() ? Map.of() : ask(silent, cancellation);
    }

    @SuppressWarnings("try")
    private Map<MemberId, String> ask(Map<Node, MemberId> silent, Cancellation cancellation)
            throws InterruptedException {
        Duration left = end.orIn(PATIENCE).left();
        Cancellation own = new Cancellation();
        RemoteCommand nothing = RemoteCommand.of(":", PATIENCE);
        CompletableFuture<List<NodeResult>> results = CompletableFuture.supplyAsync(
                () -> session.remote().run(silent.keySet(), nothing, Progress.NONE, own),
                EtcdProbe.of(session).executor());
        try (Cancellation.Registration outer = cancellation.onCancel(own::cancel)) {
            return words(silent, results.get(left.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            own.cancel();
            return Map.of();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UserError) {
                // SSH is not set up for these nodes; then nothing is said about the hosts.
                return Map.of();
            }
            throw new IllegalStateException("asking hosts over ssh", e.getCause());
        }
    }

    private static Map<MemberId, String> words(Map<Node, MemberId> silent, List<NodeResult> results) {
        Map<MemberId, String> words = new HashMap<>();
        for (NodeResult r : results) {
            if (r.ok()) {
                words.put(silent.get(r.node()), "host up: ssh answers, etcd does not");
            } else if (r.outcome().unreachable()) {
                words.put(silent.get(r.node()), "host down: ssh " + r.outcome().words());
            }
        }
        return words;
    }
}
