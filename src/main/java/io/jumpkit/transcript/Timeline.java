// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.transcript;

import io.jumpkit.error.FileFault;
import io.jumpkit.error.UserError;
import java.io.IOException;
import java.util.function.Consumer;

/** Reads a transcript's events in order, in constant memory. */
final class Timeline {
    private final Consumer<Moment> hears;
    private Event command;

    private Timeline(Consumer<Moment> hears) {
        this.hears = hears;
    }

    /**
     * What reading came to besides the events.
     *
     * @param torn whether the last line was not written to its end
     * @param unreadable lines in the middle that are no events
     */
    record Ending(boolean torn, int unreadable) {}

    /** Tells every event. */
    static Ending events(Transcript transcript, Consumer<Event> hears) {
        try (TranscriptLines lines = new TranscriptLines(transcript.events())) {
            int unreadable = 0;
            boolean lastUnreadable = false;
            for (byte[] line = lines.next(); line != null; line = lines.next()) {
                unreadable += lastUnreadable ? 1 : 0;
                lastUnreadable = Event.parse(line)
                        .map(event -> {
                            hears.accept(event);
                            return false;
                        })
                        .orElse(true);
            }
            // Power cuts can leave a whole line of zeros at the end: as torn as half a line.
            return new Ending(lines.torn() || lastUnreadable, unreadable);
        } catch (IOException e) {
            throw UserError.usage(
                            "cannot read " + transcript.events() + ": " + FileFault.of(e), "type: transcript list")
                    .causedBy(e);
        }
    }

    /** Tells every moment. */
    static Ending moments(Transcript transcript, Consumer<Moment> hears) {
        Timeline timeline = new Timeline(hears);
        Ending ending = events(transcript, timeline::take);
        timeline.unfinished();
        return ending;
    }

    private void take(Event event) {
        switch (event.kind()) {
            case "command" -> {
                unfinished();
                command = event;
            }
            case "result" -> {
                hears.accept(command == null ? Moment.of(event) : Moment.of(command, event));
                command = null;
            }
            case "end" -> {
                unfinished();
                hears.accept(Moment.of(event));
            }
            default -> hears.accept(Moment.of(event));
        }
    }

    /** A command that was begun and of which no result is known. */
    private void unfinished() {
        if (command != null) {
            hears.accept(Moment.of(command));
            command = null;
        }
    }
}
