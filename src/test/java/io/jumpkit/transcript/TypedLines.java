// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.transcript;

import io.jumpkit.command.Commands;
import io.jumpkit.command.Dispatcher;
import io.jumpkit.command.Invocation;
import io.jumpkit.command.LineGrammar;
import io.jumpkit.deadline.Cancellation;
import io.jumpkit.inventory.Cluster;
import io.jumpkit.inventory.Inventory;
import io.jumpkit.output.Line;
import io.jumpkit.output.Result;
import io.jumpkit.output.Screen;
import io.jumpkit.output.TextRenderer;
import io.jumpkit.session.Events;
import io.jumpkit.session.Session;
import io.jumpkit.session.Settings;
import io.jumpkit.testing.ListConsole;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Types transcript commands in a session without a cluster. */
final class TypedLines {
    final ListConsole console = new ListConsole();
    final Path sessions;
    final Session session;
    private final Dispatcher dispatcher;

    TypedLines(Path state) {
        sessions = state.resolve("sessions");
        session = new Session(new Session.Setup(
                Settings.defaults(Map.of("JUMPKIT_STATE_DIR", state.toString())),
                new Masking(),
                Clock.systemUTC(),
                Events.NONE,
                s -> null,
                List.of()));
        dispatcher = new Dispatcher(
                new Commands(
                        TranscriptFamily.family().entries(),
                        Map.of(),
                        TranscriptFamily.family().types(),
                        List.of()),
                () -> {
                    throw new AssertionError("no condition in this test");
                });
    }

    /** An inventory that knows a secret more. */
    private record Masking() implements Inventory {
        @Override
        public List<String> names() {
            return List.of();
        }

        @Override
        public Cluster cluster(String name) {
            throw new AssertionError("no cluster in this test");
        }

        @Override
        public List<String> masks() {
            return List.of("badge (\\d+)");
        }
    }

    Result run(String line) throws InterruptedException {
        Invocation in = new Invocation(session, console, new Cancellation(), dispatcher, Optional.empty());
        return dispatcher.run(LineGrammar.parse(line).get(0), in);
    }

    /** What a pipe would show of it: the data, then the remarks. */
    String shown(String line) throws InterruptedException {
        Result result = run(line);
        TextRenderer text = new TextRenderer(Screen.PIPE);
        return Stream.concat(text.data(result).stream(), text.remarks(result).stream())
                .map(Line::text)
                .collect(Collectors.joining("\n"));
    }
}
