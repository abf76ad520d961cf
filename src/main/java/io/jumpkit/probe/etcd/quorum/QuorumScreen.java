// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.etcd.quorum;

import io.jumpkit.command.Durations;
import io.jumpkit.output.Line;
import io.jumpkit.output.Mark;
import io.jumpkit.output.Note;
import io.jumpkit.output.Style;
import io.jumpkit.probe.etcd.client.Alarm;
import io.jumpkit.probe.etcd.client.Answer;
import io.jumpkit.probe.etcd.client.EndpointStatus;
import io.jumpkit.probe.etcd.client.MemberId;
import io.jumpkit.probe.etcd.survey.EtcdView;
import io.jumpkit.probe.etcd.survey.MemberState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * {@code etcd quorum} in words: the verdict, then a line per member. Pure.
 *
 * @param without the member that is counted out
 * @param leaderless for how long no leader has been seen
 * @param hosts what SSH says of the hosts of silent members, by member
 */
record QuorumScreen(
        Quorum quorum,
        EtcdView view,
        Optional<MemberState> without,
        Optional<Duration> leaderless,
        Map<MemberId, String> hosts) {

    List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        lines.add(
                view.alarms().isEmpty()
                        ? new Note(quorum.standing().mark(), headline()).line()
                        : new Note(Mark.BAD, headline() + refused()).line());
        int width = view.members().stream()
                .mapToInt(m -> m.member().called().length())
                .max()
                .orElse(0);
        view.members().forEach(m -> lines.add(line(m, width)));
        return lines;
    }

    private String headline() {
        String assumed =
                without.map(m -> "without " + m.member().called() + ": ").orElse("");
        return assumed
                + switch (quorum.standing()) {
                    case HEALTHY -> "healthy: " + counts() + ", tolerates " + quorum.tolerates() + " more";
                    case DEGRADED -> "degraded: " + counts() + ", tolerates " + quorum.tolerates() + " more";
                    case AT_THE_EDGE -> edge();
                    case NO_QUORUM -> "NO QUORUM: " + counts() + ". " + cost();
                    case SPLIT -> "SPLIT: more than one member says it leads; " + counts();
                    case IDENTITY_MISMATCH ->
                        "IDENTITY MISMATCH: the endpoints belong to "
                                + view.clusterIds().size() + " different clusters";
                    case UNKNOWN -> unknown();
                };
    }

    private String unknown() {
        if (quorum.voters() == 0) {
            return "unknown: no endpoint answered, so not even the members are known";
        }
        long following = view.voters().stream()
                .filter(m -> !Optional.of(m).equals(without) && view.follows(m))
                .count();
        if (following < quorum.needed()) {
            return "unknown: too few answer to say; " + counts();
        }
        return "unknown: " + following + " of " + quorum.voters() + " voters follow "
                + view.leader().map(this::called).orElseThrow() + ", but no read came back; this is no loss of quorum";
    }

    private String called(MemberId id) {
        return view.member(id).map(m -> m.member().called()).orElseGet(id::toString);
    }

    /** An alarm refuses writes whatever serves; which one it is stands below. */
    private static String refused() {
        return "; but an alarm refuses writes";
    }

    /** A majority may be seen through one member while the others do not answer us. */
    private String edge() {
        return quorum.healthy() >= quorum.needed()
                ? "at the edge: " + counts() + ", tolerates 0 more"
                : "at the edge: a majority confirmed a read, but only " + counts() + " from here";
    }

    private String counts() {
        List<String> who = view.voters().stream()
                .filter(m -> !Optional.of(m).equals(without) && (serves(m)))
                .map(m -> m.member().called())
                .toList();
        String names = who.isEmpty() ? "" : " (" + String.join(", ", who) + ")";
        String verb = quorum.standing() == Standing.NO_QUORUM ? "answer" : "serve";
        return who.size() + " of " + quorum.voters() + " voters " + verb + (who.size() == 1 ? "s" : "") + names + "; "
                + quorum.needed() + (quorum.needed() == 1 ? " is" : " are") + " needed";
    }

    /** Without quorum nobody serves; then it matters who is there at all. */
    private boolean serves(MemberState voter) {
        return quorum.standing() == Standing.NO_QUORUM ? voter.answered() : voter.serving();
    }

    private String cost() {
        long there = view.voters().stream()
                .filter(m -> !Optional.of(m).equals(without) && m.answered())
                .count();
        long more = quorum.needed() - there;
        String until =
                switch ((int) Math.max(0, more)) {
                    case 0 -> "until they agree on a leader";
                    case 1 -> "until one more is back";
                    default -> "until " + more + " more are back";
                };
        return "Writes and ordinary reads fail " + until;
    }

    private Line line(MemberState state, int width) {
        String name = state.member().called();
        Line line = Line.of("  ").plus(Style.NODES, name).plus(" ".repeat(width - name.length() + 2));
        if (Optional.of(state).equals(without)) {
            line = line.plus(Style.DIM, "counted out; ");
        }
        Optional<EndpointStatus> status = state.status();
        return status.isPresent() ? line.plus(present(state, status.get())) : line.plus(absent(state));
    }

    private Line present(MemberState state, EndpointStatus status) {
        String role = status.leads() ? "leader" : state.member().learner() ? "learner" : "follower";
        String term = ", raft term " + status.raftTerm();
        if (!status.hasLeader()) {
            String time = leaderless
                    .filter(t -> t.toMillis() >= 1000)
                    .map(t -> " for " + t.toSeconds() + " s")
                    .orElse("");
            return Line.of(Style.BAD, "serving, no leader" + time).plus(term);
        }
        if (!state.serving()) {
            return Line.of(
                    Style.BAD,
                    role + term + ", "
                            + state.trouble().map(Answer.Failed::words).orElse("does not serve"));
        }
        String read = state.own()
                .flatMap(o -> o.linearizable().took())
                .map(t -> ", read in " + Durations.words(t))
                .orElse("");
        String alarms = state.alarms().stream().map(Alarm::kind).collect(Collectors.joining(", "));
        return Line.of(role + term + read).plus(Style.BAD, alarms.isEmpty() ? "" : ", " + alarms + " alarm");
    }

    private Line absent(MemberState state) {
        Answer.Failed<?> why = state.trouble().orElseThrow();
        String host = hosts.getOrDefault(state.member().id(), "");
        String words =
                switch (why.reason()) {
                    case REFUSED -> "refused (host up, nothing listens on " + port(state) + ")";
                    case TIMED_OUT -> "no answer" + (host.isEmpty() ? "" : " (" + host + ")");
                    default ->
                        why.words().toLowerCase(Locale.ROOT).equals(why.reason().words())
                                ? why.reason().words()
                                : why.words();
                };
        return Line.of(Style.BAD, words);
    }

    private static String port(MemberState state) {
        return state.own().map(o -> String.valueOf(o.endpoint().port())).orElse("its port");
    }
}
