// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.network;

import io.jumpkit.Catalog;
import io.jumpkit.command.Dispatcher;
import io.jumpkit.command.Invocation;
import io.jumpkit.command.LineGrammar;
import io.jumpkit.deadline.Cancellation;
import io.jumpkit.expression.Cel;
import io.jumpkit.output.Line;
import io.jumpkit.output.Result;
import io.jumpkit.output.Screen;
import io.jumpkit.output.TextRenderer;
import io.jumpkit.session.Session;
import io.jumpkit.testing.ListConsole;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A session with all commands: type a line, get its result. */
final class NetworkShell {
    private final Session session;
    private final Dispatcher dispatcher = new Dispatcher(Catalog.commands(), Cel::new);

    NetworkShell(Session session) {
        this.session = session;
    }

    Result type(String line) throws InterruptedException {
        return dispatcher.run(
                LineGrammar.parse(line).get(0),
                new Invocation(session, new ListConsole(), new Cancellation(), dispatcher, Optional.empty()));
    }

    /** What a terminal would show of a result, without how long it took. */
    static String screen(Result result) {
        TextRenderer text = new TextRenderer(new Screen(true, false, true, 80));
        return Stream.concat(text.data(result).stream(), text.remarks(result).stream())
                .map(Line::text)
                .map(line -> line.replaceAll(" in \\d+(\\.\\d+)? m?s$", "").stripTrailing())
                .collect(Collectors.joining("\n"));
    }

    static <R extends Record> List<R> rows(Result result, Class<R> type) {
        return result.rows().stream().map(type::cast).toList();
    }
}
