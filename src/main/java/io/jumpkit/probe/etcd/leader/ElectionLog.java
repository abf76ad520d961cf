// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.etcd.leader;

import io.jumpkit.probe.etcd.client.EndpointStatus;
import io.jumpkit.probe.etcd.client.MemberId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Makes events of what members said, look after look: who leads, since when nobody does. Not thread-safe, no I/O. */
final class ElectionLog {
    /** Long past the commit of an entry in a cluster that works. */
    private static final Duration TERM_COMES_WITHIN = Duration.ofSeconds(2);

    private final Function<MemberId, String> names;
    private final List<ElectionRow> events = new ArrayList<>();
    private Optional<MemberId> leader = Optional.empty();
    private Optional<Instant> leaderlessSince = Optional.empty();
    private Optional<Instant> lastLed = Optional.empty();
    private Optional<Instant> doubtedSince = Optional.empty();
    private long ledTerm;
    private boolean heardItself;
    private boolean begun;
    private Optional<Instant> silentSince = Optional.empty();
    private long term;

    ElectionLog(Function<MemberId, String> names) {
        this.names = names;
    }

    /** One look: what those members said that answered. Returns what is new. */
    List<ElectionRow> look(Instant at, List<EndpointStatus> answers) {
        int before = events.size();
        if (answers.isEmpty()) {
            if (!isSilent()) {
                add(at, "silent", Optional.empty(), Optional.empty());
                silentSince = Optional.of(at);
            }
            return since(before);
        }
        silentSince.ifPresent(from -> add(at, "heard", Optional.empty(), between(from, at)));
        silentSince = Optional.empty();
        long newest = answers.stream().mapToLong(EndpointStatus::raftTerm).max().orElse(0);
        // Who answers for an older term has not heard of the election yet; it says nothing about now.
        Optional<MemberId> now = answers.stream()
                .filter(s -> s.raftTerm() == newest && s.hasLeader())
                .map(EndpointStatus::leader)
                .findFirst();
        boolean sameTerm = newest == term;
        term = Math.max(term, newest);
        if (now.isPresent() && isAheadOfItsTerm(at, now.get())) {
            return since(before);
        }
        if (now.isPresent()) {
            boolean itself =
                    answers.stream().anyMatch(s -> s.leads() && s.memberId().equals(now.get()));
            led(at, now.get(), sameTerm);
            seen(at, itself);
        } else {
            leaderless(at, sameTerm);
        }
        begun = true;
        return since(before);
    }

    /** A term has one leader, but etcd shows a new leader before the term, which it learns with the leader's first entry. */
    private boolean isAheadOfItsTerm(Instant at, MemberId now) {
        boolean ahead =
                begun && term == ledTerm && leader.isPresent() && !leader.get().equals(now);
        doubtedSince = ahead ? doubtedSince.or(() -> Optional.of(at)) : Optional.empty();
        return doubtedSince
                .map(since -> Duration.between(since, at).compareTo(TERM_COMES_WITHIN) < 0)
                .orElse(false);
    }

    private void led(Instant at, MemberId now, boolean sameTerm) {
        if (!begun) {
            add(at, "follows", Optional.of(now), Optional.empty());
        } else if (leaderlessSince.isPresent() || !leader.equals(Optional.of(now)) || !sameTerm) {
            Optional<Instant> from = lastLed.or(() -> leaderlessSince);
            add(at, "elected", Optional.of(now), from.flatMap(f -> between(f, at)));
        }
        if (!leader.equals(Optional.of(now))) {
            heardItself = false;
        }
        leader = Optional.of(now);
        ledTerm = term;
        leaderlessSince = Optional.empty();
    }

    /** Followers believe in a dead leader for an election timeout: the gap began when it was last heard itself. */
    private void seen(Instant at, boolean itself) {
        heardItself |= itself;
        if (itself || !heardItself) {
            lastLed = Optional.of(at);
        }
    }

    private void leaderless(Instant at, boolean sameTerm) {
        if (leaderlessSince.isEmpty()) {
            leaderlessSince = Optional.of(at);
            add(at, "lost", leader, Optional.empty());
        } else if (!sameTerm) {
            add(at, "term", Optional.empty(), leaderlessSince.flatMap(f -> between(f, at)));
        }
    }

    /** A watch that requires a leader was ended by the member behind it: clients notice now. */
    List<ElectionRow> cut(Instant at, String endpoint) {
        events.add(new ElectionRow(at, "watch-cut", Optional.of(endpoint), Optional.empty(), term, Optional.empty()));
        return since(events.size() - 1);
    }

    private void add(Instant at, String event, Optional<MemberId> who, Optional<Long> gap) {
        events.add(new ElectionRow(at, event, who.map(names), who, term, gap));
    }

    private List<ElectionRow> since(int index) {
        return List.copyOf(events.subList(index, events.size()));
    }

    List<ElectionRow> events() {
        return List.copyOf(events);
    }

    long term() {
        return term;
    }

    /** How often leadership changed. */
    long changes() {
        return events.stream().filter(e -> e.event().equals("elected")).count();
    }

    /** The longest time without a leader, one that still lasts included. */
    Optional<Duration> longestGap(Instant now) {
        return longest("elected", leaderlessSince, now);
    }

    /** The longest time without any answer, one that still lasts included. */
    Optional<Duration> longestSilence(Instant now) {
        return longest("heard", silentSince, now);
    }

    private Optional<Duration> longest(String end, Optional<Instant> lasting, Instant now) {
        Stream<Long> over = events.stream().filter(e -> e.event().equals(end)).flatMap(e -> e.gapMs().stream());
        return Stream.concat(over, lasting.flatMap(f -> between(f, now)).stream())
                .max(Long::compare)
                .map(Duration::ofMillis);
    }

    private static Optional<Long> between(Instant from, Instant to) {
        return Optional.of(Duration.between(from, to).toMillis());
    }

    /** Whether nobody answers now. */
    boolean isSilent() {
        return silentSince.isPresent();
    }

    /** Whether nobody leads now. */
    boolean leaderless() {
        return leaderlessSince.isPresent();
    }
}
