// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.etcd.keys;

import com.google.protobuf.ByteString;
import io.etcd.jetcd.api.Event;
import io.etcd.jetcd.api.WatchResponse;
import io.jumpkit.command.Durations;
import io.jumpkit.command.Invocation;
import io.jumpkit.command.ReadCommand;
import io.jumpkit.deadline.Deadline;
import io.jumpkit.error.ExitCode;
import io.jumpkit.error.UserError;
import io.jumpkit.json.Json;
import io.jumpkit.output.Line;
import io.jumpkit.output.Mark;
import io.jumpkit.output.Result;
import io.jumpkit.output.Style;
import io.jumpkit.output.View;
import io.jumpkit.probe.etcd.client.Answer;
import io.jumpkit.probe.etcd.client.Endpoint;
import io.jumpkit.probe.etcd.client.Watching;
import io.jumpkit.probe.etcd.survey.EtcdProbe;
import io.jumpkit.probe.etcd.survey.EtcdView;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code etcd watch}: changes of keys as they happen, without their values; until Ctrl-C. */
@Command(
        name = "watch",
        description = "Follow changes of keys, until Ctrl-C",
        footer = {
            "etcd watch app/config",
            "etcd watch /registry/leases/ --prefix",
            "etcd watch app --prefix --from 81234"
        })
public final class WatchCommand implements ReadCommand {
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm:ss.SSS").withZone(ZoneOffset.UTC);

    @Parameters(paramLabel = "key", description = "the key, or what keys begin with")
    private String key;

    @Option(names = "--prefix", description = "all keys that begin with it")
    private boolean prefix;

    @Option(names = "--from", paramLabel = "REVISION", description = "tell what happened since that revision too")
    private long from;

    @Option(names = "--for", paramLabel = "TIME", description = "end by itself after that long")
    private Duration time;

    @Option(names = "--values", description = "show the values too; the record of the session never has them")
    private boolean values;

    /** What was heard, for the last line. */
    private static final class Count {
        private long events;
        private long cuts;
        private long missed;
    }

    @Override
    public Class<? extends Record> rows() {
        return WatchRow.class;
    }

    @Override
    public Result run(Invocation in) throws InterruptedException {
        EtcdProbe probe = EtcdProbe.of(in);
        EtcdView view = probe.look(in.cancellation());
        List<Endpoint> endpoints =
                view.members().stream().flatMap(m -> m.endpoint().stream()).toList();
        if (endpoints.isEmpty()) {
            throw UserError.of(ExitCode.UNANSWERED, "no member of etcd answers", "type: etcd quorum");
        }
        Optional<ByteString> end = !prefix
                ? Optional.empty()
                : Optional.of(key.isEmpty() ? ByteString.copyFrom(new byte[1]) : Watching.endOf(key));
        long start = System.nanoTime();
        Count count = new Count();
        new KeyWatch(probe, Watching.key(key), end, from)
                .follow(
                        endpoints,
                        ear(in, count),
                        Deadline.in(time == null ? Duration.ofDays(3650) : time),
                        in.cancellation());
        return summary(count, Duration.ofNanos(System.nanoTime() - start));
    }

    private KeyWatch.Ear ear(Invocation in, Count count) {
        return new KeyWatch.Ear() {
            @Override
            public void events(WatchResponse response) {
                count.events += response.getEventsCount();
                Instant now = in.session().clock().instant();
                response.getEventsList().forEach(e -> show(in, now, e));
            }

            @Override
            public void cut(Endpoint endpoint, Answer.Failed<?> why) {
                count.cuts++;
                in.console().say(Line.of(Style.WARN, "cut by " + endpoint + ": " + why.words() + "; trying the next"));
            }

            @Override
            public void missed(long first, long last) {
                count.missed++;
                in.console()
                        .say(Line.of(
                                Style.BAD,
                                "what happened in revisions " + first + " to " + last
                                        + " is not known: it was compacted"));
            }
        };
    }

    private void show(Invocation in, Instant now, Event event) {
        WatchRow row = WatchRow.of(now, event);
        Line plain = in.console().wantsJson() ? Line.of(Json.write(row)) : line(row);
        boolean put = event.getType() == Event.EventType.PUT;
        if (!values || !put) {
            in.console().print(plain);
            return;
        }
        String value = KeyText.value(event.getKv().getValue());
        Line with = in.console().wantsJson() ? Line.of(Json.write(new Shown(row, value))) : plain.plus(" = " + value);
        in.console().printUnrecorded(with, plain);
    }

    /** A change with its value: on the screen, and nowhere else. */
    record Shown(WatchRow change, String value) {}

    static Line line(WatchRow row) {
        return Line.of(Style.DIM, CLOCK.format(row.at()) + "  " + row.revision() + "  ")
                .plus(row.event().equals("put") ? Style.PLAIN : Style.BAD, row.event() + "  ")
                .plus(Style.NODES, row.key())
                .plus(row.valueBytes().map(b -> "  " + b + " bytes").orElse(""));
    }

    private static Result summary(Count count, Duration took) {
        String words = count.events + (count.events == 1 ? " change in " : " changes in ") + Durations.words(took);
        Result result = Result.of(List.of(), View.lines(List.of()));
        if (count.missed > 0) {
            return result.note(Mark.BAD, words + "; some were missed, as they had been compacted")
                    .exit(ExitCode.ILL);
        }
        return count.cuts > 0
                ? result.note(
                        Mark.WARN,
                        words + ", cut " + (count.cuts == 1 ? "once" : count.cuts + " times") + ", nothing missed")
                : result.note(Mark.NONE, words);
    }
}
