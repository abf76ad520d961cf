// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.ssh.exec;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jumpkit.deadline.Deadline;
import io.jumpkit.ssh.Operator;
import io.jumpkit.ssh.Outcome;
import io.jumpkit.ssh.RemoteCommand;
import io.jumpkit.ssh.transport.CommandLine;
import io.jumpkit.ssh.transport.Connection;
import io.jumpkit.ssh.transport.Ended;
import io.jumpkit.ssh.transport.Files;
import io.jumpkit.ssh.transport.Running;
import io.jumpkit.ssh.transport.Unreached;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Commands on a node that takes everything and says nothing. */
@Timeout(60)
class LiveCommandTest {

    @Test
    void closingItFromATimeoutStopsNoOtherTimeout() throws Exception {
        LiveCommand.Surroundings around =
                new LiveCommand.Surroundings(new Passwords(Operator.NOBODY), Runnable::run, () -> {});
        LiveCommand live = LiveCommand.start(
                new Silent(),
                RemoteCommand.of("date", Duration.ofSeconds(1)),
                around,
                Deadline.in(Duration.ofSeconds(1)));
        CompletableFuture<Void> closed = new CompletableFuture<Void>()
                .completeOnTimeout(null, 1, TimeUnit.MILLISECONDS)
                .thenRun(live::close);

        assertTrue(new CompletableFuture<Boolean>()
                .completeOnTimeout(true, 10, TimeUnit.MILLISECONDS)
                .get(20, TimeUnit.SECONDS));
        closed.get(20, TimeUnit.SECONDS);
    }

    private static final class Silent implements Connection {
        @Override
        public Running start(CommandLine command, Deadline deadline) {
            return new Running() {
                private final CompletableFuture<Ended> ended = new CompletableFuture<>();

                @Override
                public OutputStream stdin() {
                    return OutputStream.nullOutputStream();
                }

                @Override
                public CompletableFuture<Ended> ended() {
                    return ended;
                }

                @Override
                public void close() {
                    ended.complete(Ended.CUT);
                }
            };
        }

        @Override
        public boolean isOpen() {
            return true;
        }

        @Override
        public long silentNanos() {
            return 0;
        }

        @Override
        public void probe() {}

        @Override
        public Files files(Deadline deadline) throws Unreached {
            throw Unreached.of(Outcome.CHANNEL_REFUSED, "none here", null);
        }

        @Override
        public void forward(ServerSocket listener, String host, int port, Consumer<Outcome> onFailure) {}

        @Override
        public void close() {}
    }
}
