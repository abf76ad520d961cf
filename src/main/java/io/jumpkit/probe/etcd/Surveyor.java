// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.etcd;

import io.jumpkit.deadline.Cancellation;
import io.jumpkit.deadline.Deadline;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Asks the endpoints of the inventory, and those that their member lists name, all in parallel; the second kind as soon
 * as the first list comes in, so that a dead endpoint delays nobody.
 */
final class Surveyor {
    /** What an endpoint gets for each question. A member in one data centre answers in milliseconds. */
    static final Duration PER_ENDPOINT = Duration.ofSeconds(2);

    /** What the whole survey gets: an endpoint learned of late has less than the others. */
    static final Duration IN_ALL = Duration.ofMillis(2400);

    private final Function<Endpoint, EtcdClient> clients;
    private final Executor executor;
    private final Pace pace;
    private final Deadline usualEnd;
    private final Deadline lastEnd;
    private Deadline end;
    private final Map<Endpoint, Notes> notes = new LinkedHashMap<>();
    private int pending;
    private RuntimeException bug;

    /** What one endpoint has answered so far; null is not yet. Guarded by the surveyor. */
    private static final class Notes {
        private Answer<EndpointStatus> status;
        private Answer<List<Member>> members;
        private Answer<Boolean> serializable;
        private Answer<Boolean> linearizable;

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
            while (pending > 0 && !end.isOver() && !cancellation.isCancelled()) {
                wait(end.leftMillis());
            }
        }
        if (bug != null) {
            throw bug;
        }
        Reason missing = cancellation.isCancelled() ? Reason.CANCELLED : Reason.TIMED_OUT;
        List<Opinion> opinions = new ArrayList<>();
        notes.forEach((endpoint, n) -> opinions.add(n.opinion(endpoint, Answer.failed(missing, ""))));
        return new Survey(opinions, now);
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
        ask(() -> client.status(deadline), a -> own.status = a);
        ask(() -> client.members(deadline), a -> {
            own.members = a;
            a.value().ifPresent(this::follow);
        });
        ask(() -> client.readSerializable(deadline), a -> own.serializable = a);
        ask(() -> client.readLinearizable(deadline), a -> own.linearizable = a);
    }

    private void follow(List<Member> list) {
        list.stream()
                .flatMap(m -> m.clientUrls().stream())
                .flatMap(url -> Endpoint.of(url).stream())
                .forEach(this::visit);
    }

    private <T> void ask(java.util.function.Supplier<Answer<T>> question, Consumer<Answer<T>> note) {
        pending++;
        executor.execute(() -> {
            RuntimeException thrown = null;
            Answer<T> answer = null;
            try {
                answer = question.get();
            } catch (RuntimeException e) {
                thrown = e;
            }
            done(answer, note, thrown);
        });
    }

    private synchronized <T> void done(Answer<T> answer, Consumer<Answer<T>> note, RuntimeException thrown) {
        if (thrown != null) {
            bug = thrown;
        } else {
            note.accept(answer);
            if (answer.failure().filter(f -> f.reason() == Reason.TIMED_OUT).isEmpty()) {
                firstAnswer();
            }
        }
        pending--;
        notifyAll();
    }

    private void firstAnswer() {
        Duration others = pace.afterFirst();
        pace.heard();
        if (end.equals(lastEnd)) {
            Deadline soon = Deadline.in(others);
            end = soon.nanoTime() - usualEnd.nanoTime() > 0 ? soon.orIn(lastEnd.left()) : usualEnd;
        }
    }
}
