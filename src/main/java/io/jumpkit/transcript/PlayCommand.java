// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.transcript;

import io.jumpkit.command.Invocation;
import io.jumpkit.command.ReadCommand;
import io.jumpkit.error.UserError;
import io.jumpkit.output.Line;
import io.jumpkit.output.Result;
import io.jumpkit.output.Style;
import io.jumpkit.transcript.Player.Taken;
import java.time.Duration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A recorded session as it was seen, in time; in a pipe its text. */
@Command(
        name = "play",
        description = "Play a recorded session; in a pipe, print it",
        footer = {"replay", "replay 7f3a --speed 4", "transcript play last --idle-limit 500ms"})
final class PlayCommand implements ReadCommand {

    @Mixin
    WhichTranscript which = new WhichTranscript();

    @Option(names = "--speed", paramLabel = "FACTOR", defaultValue = "1", description = "2 is twice as fast")
    double speed;

    @Option(
            names = "--idle-limit",
            paramLabel = "TIME",
            defaultValue = "2s",
            description = "the longest wait between two things that happened")
    Duration idleLimit;

    @Override
    public Result run(Invocation in) throws InterruptedException {
        if (!(speed > 0)) {
            throw UserError.usage("a replay cannot run at speed " + speed, "write: --speed 2");
        }
        if (in.console().wantsJson()) {
            String id = which.transcript().id();
            throw UserError.usage(
                    "a replay is no JSON",
                    "its events as JSON: jumpkit -o json transcript export " + id + " --format json");
        }
        if (!(in.console() instanceof Player.Keys keys)) {
            Export.TXT.write(which.transcript(), line -> in.console().print(Line.of(line)));
            return Result.done();
        }
        in.console().say(Line.of(Style.DIM, which.transcript().name() + "   " + Player.KEYS));
        try (Taken terminal = keys.take()) {
            new Player(() -> Cast.open(which.transcript().cast()), terminal, speed, idleLimit, System::nanoTime).play();
        }
        return Result.done();
    }
}
