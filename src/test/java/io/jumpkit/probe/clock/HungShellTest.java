// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.clock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.jumpkit.command.Commands;
import io.jumpkit.command.Dispatcher;
import io.jumpkit.command.Invocation;
import io.jumpkit.deadline.Cancellation;
import io.jumpkit.output.Unanswered;
import io.jumpkit.session.Session;
import io.jumpkit.shell.FakeRemote;
import io.jumpkit.ssh.RemoteProcess;
import io.jumpkit.ssh.transport.BytePipe;
import io.jumpkit.testing.ListConsole;
import io.jumpkit.testing.TestSessions;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Nodes whose shell starts and then says nothing. */
@Timeout(60)
class HungShellTest {
    private final CompletableFuture<String> closer = new CompletableFuture<>();

    private final RemoteProcess hung = new RemoteProcess() {
        private final BytePipe nothing = new BytePipe();

        @Override
        public OutputStream stdin() {
            return OutputStream.nullOutputStream();
        }

        @Override
        public InputStream stdout() {
            return nothing;
        }

        @Override
        public boolean alive() {
            return !closer.isDone();
        }

        @Override
        public void close() {
            closer.complete(Thread.currentThread().getName());
            nothing.end();
        }
    };

    @Test
    void areGivenUpWithoutTheClockThatAllFuturesShare() throws Exception {
        FakeRemote remote = new FakeRemote((node, command) -> FakeRemote.exited(node, 0, "", "")).starting(hung);
        Session session = TestSessions.open(TestSessions.cluster(false), s -> remote);
        Dispatcher dispatcher = new Dispatcher(new Commands(List.of(), Map.of(), List.of()), () -> {
            throw new AssertionError("no condition in this test");
        });
        Invocation in = new Invocation(session, new ListConsole(), new Cancellation(), dispatcher, Optional.empty());

        ClockProbe.Answers answers = new ClockProbe(in, 1, Duration.ofMillis(300))
                .ask(session.focusedNodes().subList(0, 1));

        assertEquals(
                List.of(new Unanswered("n1", "command-timeout", "its shell said nothing in time")),
                answers.unanswered());
        String thread = closer.get(10, TimeUnit.SECONDS);
        assertFalse(thread.contains("DelayScheduler"), thread);
    }
}
