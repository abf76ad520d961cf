// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jumpkit.output.Candidate;
import io.jumpkit.output.Result;
import io.jumpkit.session.Session;
import io.jumpkit.testing.TestSessions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

class CompletionsTest {
    private Supplier<List<Candidate>> live = () -> List.of(Candidate.of("n3", "10.0.1.13, refused"));
    private final Dispatcher dispatcher = new Dispatcher(
            new Commands(
                    List.of(
                            Entry.of("etcd member remove", Remove::new),
                            Entry.of("etcd status", Remove::new),
                            Entry.of("exec", Remove::new).alias("x")),
                    Map.of("etcd", "The key-value store"),
                    List.of(new Members()),
                    List.of()),
            () -> {
                throw new AssertionError("no condition in this test");
            });

    /** Patient, so that a busy machine cannot make it say that it is still asking. */
    private final Completions completions = new Completions(dispatcher, Duration.ofSeconds(20));

    private final Session session = TestSessions.open();

    private List<String> values(List<String> before, String current) {
        return completions.offer(before, current, false, session).candidates().stream()
                .map(Candidate::value)
                .toList();
    }

    @Test
    void offersCommandsWithWhatTheyDo() {
        assertEquals(
                List.of(
                        Candidate.of("etcd", "The key-value store"),
                        Candidate.of("exec", "Remove a member"),
                        Candidate.of("x", "Remove a member")),
                completions.offer(List.of(), "", false, session).candidates());
    }

    @Test
    void offersTheNextWordOfACommand() {
        assertEquals(List.of("member", "status"), values(List.of("etcd"), ""));
        assertEquals(List.of("remove"), values(List.of("etcd", "member"), ""));
    }

    @Test
    void offersArgumentsByTheirTypeWithFacts() {
        assertEquals(
                List.of(Candidate.of("n3", "10.0.1.13, refused")),
                completions
                        .offer(List.of("etcd", "member", "remove"), "", false, session)
                        .candidates());
    }

    @Test
    void offersOptionsOnceAndTheirValues() {
        assertEquals(List.of("--mode", "--help"), values(List.of("etcd", "member", "remove"), "-"));
        assertEquals(List.of("--help"), values(List.of("etcd", "member", "remove", "--mode", "soft"), "-"));
        assertEquals(List.of("soft", "hard"), values(List.of("etcd", "member", "remove", "--mode"), ""));
    }

    @Test
    void offersThePartBehindAnOperator() {
        assertEquals(List.of("n1,n3"), values(List.of("etcd", "member", "remove"), "n1,"));
    }

    @Test
    void offersFiltersBehindAPipe() {
        assertEquals(
                List.of("where", "expect"),
                completions.offer(List.of(), "", true, session).candidates().stream()
                        .map(Candidate::value)
                        .toList());
    }

    @Test
    void aSystemThatDoesNotAnswerNeverHoldsAKey() {
        CountDownLatch never = new CountDownLatch(1);
        live = () -> {
            try {
                never.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return List.of();
        };

        long start = System.nanoTime();
        Completions.Offer offer =
                new Completions(dispatcher).offer(List.of("etcd", "member", "remove"), "", false, session);
        long millis = (System.nanoTime() - start) / 1_000_000;
        never.countDown();

        assertTrue(offer.stillAsking());
        assertTrue(millis < 2_000, "waited " + millis + " ms");
    }

    enum Mode {
        SOFT,
        HARD
    }

    record Member(String name) {}

    @Command(name = "remove", description = "Remove a member")
    static final class Remove implements ReadCommand {
        @Option(names = "--mode", description = "how")
        Mode mode;

        @Parameters(paramLabel = "member", description = "which")
        Member member;

        @Override
        public Result run(Invocation in) {
            return Result.done();
        }
    }

    private final class Members implements ParameterType<Member> {
        @Override
        public String name() {
            return "member";
        }

        @Override
        public Class<Member> type() {
            return Member.class;
        }

        @Override
        public Member parse(String text, Session session) {
            return new Member(text);
        }

        @Override
        public List<Candidate> candidates(Session session) {
            return live.get();
        }

        @Override
        public String operators() {
            return ",";
        }
    }
}
