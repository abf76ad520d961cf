// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.etcd.maintenance;

import io.jumpkit.command.Invocation;
import io.jumpkit.deadline.Deadline;
import io.jumpkit.probe.etcd.client.Answer;
import io.jumpkit.probe.etcd.client.EtcdAdmin;
import io.jumpkit.probe.etcd.survey.EtcdProbe;
import io.jumpkit.probe.etcd.survey.EtcdView;
import io.jumpkit.probe.etcd.survey.MemberState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the voters hold, hashed at one revision and compared.
 *
 * @param view the cluster as it was asked
 * @param rows one per voter, those that did not answer too
 * @param hashes those that came
 */
record HashComparison(EtcdView view, List<HashRow> rows, List<EtcdAdmin.KvHash> hashes) {

    /** Asks all voters, each with that much time. */
    static HashComparison of(Invocation in, Duration timeout) throws InterruptedException {
        EtcdProbe probe = EtcdProbe.of(in);
        EtcdView view = probe.look(in.cancellation());
        List<MemberState> asked =
                view.voters().stream().filter(MemberState::answered).toList();
        long revision = Hashes.commonRevision(asked);
        Deadline deadline = Deadline.in(timeout);
        List<Answer<EtcdAdmin.KvHash>> answers = probe.askAll(
                asked.stream().map(m -> m.endpoint().orElseThrow()).toList(),
                client -> new EtcdAdmin(client).hash(revision, deadline));
        List<EtcdAdmin.KvHash> hashes =
                answers.stream().flatMap(a -> a.value().stream()).toList();
        boolean comparable = Hashes.comparable(hashes);
        Optional<EtcdAdmin.KvHash> common = comparable ? Hashes.commonest(hashes) : Optional.empty();
        List<HashRow> rows = new ArrayList<>();
        for (MemberState m : view.voters()) {
            int at = asked.indexOf(m);
            HashRow row = row(m, at < 0 ? Optional.empty() : Optional.of(answers.get(at)), revision, common);
            rows.add(comparable || !row.answered() ? row : row.notCompared());
        }
        return new HashComparison(view, List.copyOf(rows), hashes);
    }

    private static HashRow row(
            MemberState m,
            Optional<Answer<EtcdAdmin.KvHash>> answer,
            long revision,
            Optional<EtcdAdmin.KvHash> common) {
        Optional<EtcdAdmin.KvHash> hash = answer.flatMap(Answer::value);
        Optional<String> reason = answer.isPresent()
                ? answer.get().failure().map(Answer.Failed::words)
                : m.trouble().map(Answer.Failed::words);
        return new HashRow(
                m.member().called(),
                m.member().id(),
                hash.isPresent(),
                revision,
                hash.map(EtcdAdmin.KvHash::hash),
                hash.map(EtcdAdmin.KvHash::compactRevision),
                hash.isPresent() && hash.equals(common),
                reason);
    }

    /** Whether every voter gave a hash and all are the same. */
    boolean allAgree() {
        return rows.stream().allMatch(HashRow::agrees);
    }

    /** Those that gave another hash than most. */
    List<String> odd() {
        return rows.stream()
                .filter(r -> r.answered() && !r.agrees() && r.reason().isEmpty())
                .map(HashRow::name)
                .toList();
    }

    /** Why not all are seen to agree, in words. */
    String why() {
        List<String> silent = rows.stream()
                .filter(r -> !r.answered())
                .map(r -> r.name() + " gave no hash (" + r.reason().orElse("no answer") + ")")
                .toList();
        List<String> all = new ArrayList<>(silent);
        if (!Hashes.comparable(hashes)) {
            all.add("they are compacted to different revisions");
        } else if (!odd().isEmpty()) {
            all.add(String.join(", ", odd()) + (odd().size() == 1 ? " differs" : " differ"));
        }
        return String.join(", ", all);
    }
}
