// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.shell.start;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jumpkit.command.Entry;
import io.jumpkit.command.Family;
import io.jumpkit.command.Invocation;
import io.jumpkit.command.ReadCommand;
import io.jumpkit.error.ExitCode;
import io.jumpkit.output.Result;
import io.jumpkit.output.Screen;
import io.jumpkit.session.Directories;
import io.jumpkit.shell.TestShell;
import io.jumpkit.testing.TestSessions;
import io.jumpkit.transcript.Recorder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.Command;

class ClosingTest {
    @TempDir
    Path state;

    private final CountDownLatch begun = new CountDownLatch(1);

    /** Goes on until it is called off, and then says how it ended. */
    @Command(name = "endless")
    final class Endless implements ReadCommand {
        @Override
        public Result run(Invocation in) throws InterruptedException {
            CountDownLatch off = new CountDownLatch(1);
            in.cancellation().onCancel(off::countDown);
            begun.countDown();
            assertTrue(off.await(10, TimeUnit.SECONDS));
            return Result.text("stopped, killed").exit(ExitCode.UNANSWERED);
        }
    }

    @Test
    void whatRanWhenTheTerminalWentAwayIsCalledOffAndOnRecord()
            throws IOException, InterruptedException, ExecutionException {
        Recorder recorder = Recorder.open(
                new Directories(state, state, state),
                Recorder.Setup.of(
                        Optional.of("prod"), List.of("jumpkit"), "0", () -> Recorder.Terminal.NONE, Clock.systemUTC()));
        TestShell shell = new TestShell(
                TestSessions.open(),
                new TestShell.Options(false, false, Screen.PIPE, recorder),
                Family.of("", "", List.of(Entry.of("endless", Endless::new))));
        Closing closing = Closing.of(shell.session(), recorder);
        closing.runs(shell.runner().underway());
        ExecutorService operator = Executors.newSingleThreadExecutor();
        Future<ExitCode> exit = operator.submit(() -> shell.type("endless").exit());
        begun.await();

        closing.fromOutside();

        assertEquals(ExitCode.INTERRUPTED, exit.get());
        assertEquals(List.of("start", "command", "note", "result", "end"), values("kind"));
        assertEquals(List.of("130", "143"), values("exit"));
        assertTrue(events().contains("\"output\":\"stopped, killed"), events());
        operator.shutdown();
    }

    private String events() throws IOException {
        try (Stream<Path> files = Files.walk(state)) {
            Path events =
                    files.filter(f -> f.endsWith("events.jsonl")).findFirst().orElseThrow();
            return Files.readString(events);
        }
    }

    private List<String> values(String field) throws IOException {
        return Pattern.compile("\"" + field + "\":\"?([^\",}]+)")
                .matcher(events())
                .results()
                .map(found -> found.group(1))
                .toList();
    }
}
