// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.shell.line;

import io.jumpkit.command.Effect;
import io.jumpkit.command.Pipeline;
import io.jumpkit.error.ExitCode;
import io.jumpkit.error.UserError;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One command's two events in the record: that it was typed, and how it ended. */
final class Chronicle {
    /** What the record has in place of a local command's output. */
    static final String LOCAL_OUTPUT = "(a local command has the terminal: its output is not recorded)";

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

    private final LineRunner.Setup setup;
    private final Pipeline pipeline;
    private final Map<String, Object> fields;
    private final LocalTime at;
    private final long startNanos;

    private Chronicle(LineRunner.Setup setup, Pipeline pipeline) {
        this.setup = setup;
        this.pipeline = pipeline;
        this.fields = fields(setup, pipeline);
        this.at = LocalTime.ofInstant(setup.session().clock().instant(), ZoneOffset.UTC);
        this.startNanos = setup.nanoTime().getAsLong();
    }

    /** Writes down that a command begins. */
    static Chronicle begin(LineRunner.Setup setup, Pipeline pipeline) {
        Chronicle chronicle = new Chronicle(setup, pipeline);
        setup.recorder().event("command", chronicle.fields);
        return chronicle;
    }

    /** Writes down how it ended; why not, where recording is required and it could not be. */
    Optional<UserError> end(ExitCode exit) {
        try {
            write(exit);
            return Optional.empty();
        } catch (UserError e) {
            return Optional.of(e);
        }
    }

    private void write(ExitCode exit) {
        Map<String, Object> result = new LinkedHashMap<>(fields);
        result.put("exit", exit.number());
        result.put("duration_ms", (setup.nanoTime().getAsLong() - startNanos) / 1_000_000);
        setup.recorder().event("result", result);
        setup.recorder().marker(TIME.format(at) + " " + pipeline.text() + " (exit " + exit.number() + ")");
        setup.recorder().sync();
    }

    private static Map<String, Object> fields(LineRunner.Setup setup, Pipeline pipeline) {
        Map<String, Object> fields = new LinkedHashMap<>();
        setup.session().cluster().ifPresent(c -> {
            fields.put("cluster", c.name());
            fields.put("focus", setup.session().focus().nodes().toString());
        });
        fields.put("line", pipeline.text());
        fields.put("argv", pipeline.local().map(text -> List.of("!", text)).orElseGet(() -> pipeline.command()
                .texts()));
        fields.put("effect", effect(setup, pipeline).name().toLowerCase(java.util.Locale.ROOT));
        return fields;
    }

    /** What it would do to the world; what cannot be understood does nothing. */
    private static Effect effect(LineRunner.Setup setup, Pipeline pipeline) {
        try {
            return pipeline.local().isPresent()
                    ? Effect.READ
                    : setup.dispatcher().check(pipeline).effect();
        } catch (UserError e) {
            return Effect.READ;
        }
    }
}
