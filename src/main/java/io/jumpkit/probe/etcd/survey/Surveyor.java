// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.etcd.survey;

import io.jumpkit.deadline.Cancellation;
import io.jumpkit.deadline.Deadline;
import io.jumpkit.probe.etcd.client.Answer;
import io.jumpkit.probe.etcd.client.Endpoint;
import io.jumpkit.probe.etcd.client.EndpointStatus;
import io.jumpkit.probe.etcd.client.EtcdClient;
import io.jumpkit.probe.etcd.client.Member;
import io.jumpkit.probe.etcd.client.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Asks the endpoints of the inventory, and those that their member lists name, all in parallel; the second kind as soon
 * as the first list comes in, so that a dead endpoint delays nobody.
 */
public final class Surveyor {
    /** What an endpoint gets for each question. A member in one data centre answers in milliseconds. */
    public static final Duration PER_ENDPOINT = Duration.ofMillis(1800);

    /** What the whole survey gets: an endpoint learned of late has less than the others. */
    static final Duration IN_ALL = Duration.ofMillis(2100);

    private final Function<Endpoint, EtcdClient> clients;
    private final Executor executor;
    private final Pace pace;
    private final Deadline usualEnd;
    private final Deadline lastEnd;
    private final boolean cold;
    private final long startNanos = System.nanoTime();
    private Duration firstAnswer;
    private Deadline end;
    private final Map<Endpoint, Notes> notes = new LinkedHashMap<>();
    private RuntimeException bug;

    /** What one endpoint has answered so far; null is not yet. Guarded by the surveyor. */
    private static final class Notes {
        private final long visitedNanos = System.nanoTime();
        private int pending;
        private boolean heard;
        private Answer<EndpointStatus> status;
        private Answer<List<Member>> members;
        private Answer<Boolean> serializable;
        private Answer<Boolean> linearizable;

        /** What was not answered yet, never will be. */
        void fill(Answer.Failed<?> why) {
            status = status == null ? why.as() : status;
            members = members == null ? why.as() : members;
            serializable = serializable == null ? why.as() : serializable;
            linearizable = linearizable == null ? why.as() : linearizable;
        }

        Opinion opinion(Endpoint endpoint, Answer.Failed<?> missing) {
            return new Opinion(
                    endpoint,
                    status == null ? missing.as() : status,
                    members == null ? missing.as() : members,
                    serializable == null ? missing.as() : serializable,
                    linearizable == null ? missing.as() : linearizable);
        }
    }

    Surveyor(Function<Endpoint, EtcdClient> clients, Executor executor, Pace pace) {
        this.clients = clients;
        this.executor = executor;
        this.pace = pace;
        this.cold = pace.isFirst();
        this.usualEnd = Deadline.in(pace.surveyOnceHeard());
        this.lastEnd = Deadline.in(pace.survey());
        this.end = lastEnd;
    }

    /** Asks; returns when all have answered or their time is up, or with what came when called off. */
    @SuppressWarnings("try")
    synchronized Survey survey(List<Endpoint> endpoints, Instant now, Cancellation cancellation)
            throws InterruptedException {
        try (Cancellation.Registration wake = cancellation.onCancel(this::wake)) {
            endpoints.forEach(this::visit);
            for (long millis = leftMillis(); millis > 0 && !cancellation.isCancelled(); millis = leftMillis()) {
                wait(millis);
            }
        }
        if (bug != null) {
            throw bug;
        }
        if (lastEnd.isOver()) {
            pace.waitedInVain();
        }
        Reason missing = cancellation.isCancelled() ? Reason.CANCELLED : Reason.TIMED_OUT;
        List<Opinion> opinions = new ArrayList<>();
        notes.forEach((endpoint, n) -> opinions.add(n.opinion(endpoint, Answer.failed(missing, ""))));
        return new Survey(opinions, now);
    }

    /** How much longer there is somebody to wait for: once one has spoken, less for those who have said nothing at all. */
    private long leftMillis() {
        long millis = 0;
        for (Notes own : notes.values()) {
            boolean silent = firstAnswer != null && !own.heard;
            long spent = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - own.visitedNanos);
            long patience = silent ? pace.silence(firstAnswer).toMillis() - spent : Long.MAX_VALUE;
            millis = own.pending > 0 ? Math.max(millis, patience) : millis;
        }
        return end.isOver() ? 0 : Math.min(millis, end.leftMillis());
    }

    private synchronized void wake() {
        notifyAll();
    }

    private synchronized void visit(Endpoint endpoint) {
        if (notes.keySet().stream().anyMatch(endpoint::samePlace)) {
            return;
        }
        Notes own = new Notes();
        notes.put(endpoint, own);
        EtcdClient client = clients.apply(endpoint);
        Deadline deadline = lastEnd.orIn(pace.question());
        knock(own, client, deadline);
    }

    /** A host that is off is known to be before gRPC is loaded; nobody is asked the rest who is not there. */
    private void knock(Notes own, EtcdClient client, Deadline deadline) {
        own.pending++;
        executor.execute(() -> run(own, () -> client.reachable(deadline), reached -> {
            if (reached.came()) {
                question(own, client, deadline);
            } else {
                own.fill(reached.failure().orElseThrow());
            }
        }));
    }

    /** Reads are asked only of who is awake, and after its status, so that their times are not those of connecting. */
    private void question(Notes own, EtcdClient client, Deadline deadline) {
        ask(own, () -> client.members(deadline), a -> {
            own.members = a;
            a.value().ifPresent(this::follow);
        });
        if (!pace.inTurn()) {
            ask(own, () -> client.readSerializable(deadline), a -> own.serializable = a);
            ask(own, () -> client.status(deadline), status -> {
                own.status = status;
                confirmed(own, client, deadline);
            });
            return;
        }
        ask(own, () -> client.status(deadline), status -> {
            own.status = status;
            if (!status.came()) {
                own.fill(status.failure().orElseThrow());
                return;
            }
            ask(own, () -> timed(() -> client.readSerializable(deadline)), a -> {
                own.serializable = a;
                ask(own, () -> timed(() -> client.readLinearizable(deadline)), b -> own.linearizable = b);
            });
        });
    }

    /** A majority is asked for only where somebody leads it: the native client would wait for one until its time is up. */
    private void confirmed(Notes own, EtcdClient client, Deadline deadline) {
        Optional<Answer.Failed<EndpointStatus>> failed = own.status.failure();
        if (failed.isPresent()) {
            own.linearizable = failed.get().as();
        } else if (own.status.value().filter(EndpointStatus::hasLeader).isEmpty()) {
            own.linearizable = Answer.failed(Reason.NO_LEADER, "");
        } else {
            ask(own, () -> client.readLinearizable(deadline), a -> own.linearizable = a);
        }
    }

    /** The time of a read that loads what it is made of says nothing about etcd; a second one does. */
    private Answer<Boolean> timed(java.util.function.Supplier<Answer<Boolean>> read) {
        Answer<Boolean> first = read.get();
        if (!cold || !first.came()) {
            return first;
        }
        Answer<Boolean> second = read.get();
        return second.came() ? second : first;
    }

    private void follow(List<Member> list) {
        list.stream()
                .flatMap(m -> m.clientUrls().stream())
                .flatMap(url -> Endpoint.of(url).stream())
                .forEach(this::visit);
    }

    private <T> void ask(Notes own, java.util.function.Supplier<Answer<T>> question, Consumer<Answer<T>> note) {
        own.pending++;
        executor.execute(() -> run(own, question, answer -> {
            note.accept(answer);
            if (answer.failure().filter(f -> f.reason() == Reason.TIMED_OUT).isEmpty()) {
                own.heard = true;
                answered();
            }
        }));
    }

    private <T> void run(Notes own, java.util.function.Supplier<Answer<T>> question, Consumer<Answer<T>> note) {
        try {
            Answer<T> answer = question.get();
            synchronized (this) {
                note.accept(answer);
            }
        } catch (RuntimeException e) {
            synchronized (this) {
                bug = e;
            }
        } finally {
            synchronized (this) {
                own.pending--;
                notifyAll();
            }
        }
    }

    /** The first time all wait longer, but not for the dead: a little from the last answer on. */
    private void answered() {
        pace.heard();
        if (firstAnswer == null) {
            firstAnswer = Duration.ofNanos(System.nanoTime() - startNanos);
        }
        if (cold) {
            Deadline soon = Deadline.in(Pace.grace(firstAnswer)).orIn(lastEnd.left());
            end = soon.nanoTime() - usualEnd.nanoTime() > 0 ? soon : usualEnd;
        }
    }
}
