// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.etcd.keys;

import com.google.protobuf.ByteString;
import io.etcd.jetcd.api.KVGrpc;
import io.etcd.jetcd.api.KeyValue;
import io.etcd.jetcd.api.RangeRequest;
import io.etcd.jetcd.api.RangeResponse;
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
import io.jumpkit.output.Table;
import io.jumpkit.probe.etcd.client.Answer;
import io.jumpkit.probe.etcd.client.Endpoint;
import io.jumpkit.probe.etcd.client.EtcdClient;
import io.jumpkit.probe.etcd.client.Reason;
import io.jumpkit.probe.etcd.client.Watching;
import io.jumpkit.probe.etcd.survey.EtcdProbe;
import io.jumpkit.probe.etcd.survey.EtcdView;
import io.jumpkit.probe.etcd.survey.WritePath;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code etcd keys}: the keys under a prefix, without their values; no more of them than asked for. */
@Command(
        name = "keys",
        description = "List keys under a prefix, without values",
        footer = {"etcd keys", "etcd keys /registry/pods/ --limit 20", "etcd keys app/config --values"})
public final class KeysCommand implements ReadCommand {
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    @Parameters(arity = "0..1", paramLabel = "prefix", description = "what they begin with; all keys when left out")
    private String prefix = "";

    @Option(names = "--limit", paramLabel = "N", defaultValue = "100", description = "at most so many; 0 only counts")
    private int limit;

    @Option(names = "--values", description = "show the values too; the record of the session never has them")
    private boolean values;

    @Override
    public Class<? extends Record> rows() {
        return KeyRow.class;
    }

    @Override
    public Result run(Invocation in) throws InterruptedException {
        EtcdProbe probe = EtcdProbe.of(in);
        EtcdView view = probe.look(in.cancellation());
        Optional<Endpoint> serving = WritePath.find(view);
        Endpoint from = serving.or(() -> anybody(view))
                .orElseThrow(() -> UserError.of(ExitCode.UNANSWERED, "no member of etcd answers", "type: etcd quorum"));
        Answer<RangeResponse> answer = ask(probe.client(from), serving.isEmpty());
        RangeResponse response =
                answer.value().orElseThrow(() -> failed(from, answer.failure().orElseThrow()));
        List<KeyValue> found = limit == 0 ? List.of() : response.getKvsList();
        if (values) {
            found.forEach(kv -> show(in, kv));
        }
        return result(found, response, serving.isEmpty(), from);
    }

    private Answer<RangeResponse> ask(EtcdClient client, boolean alone) {
        RangeRequest request = RangeRequest.newBuilder()
                .setKey(Watching.key(prefix))
                .setRangeEnd(prefix.isEmpty() ? ByteString.copyFrom(new byte[1]) : Watching.endOf(prefix))
                .setKeysOnly(!values)
                .setCountOnly(limit == 0)
                .setLimit(limit)
                .setSerializable(alone)
                .build();
        Deadline deadline = Deadline.in(TIMEOUT);
        return client.ask(deadline, c -> EtcdClient.by(deadline, KVGrpc.newBlockingStub(c))
                .range(request));
    }

    private static Optional<Endpoint> anybody(EtcdView view) {
        return view.members().stream().flatMap(m -> m.endpoint().stream()).findFirst();
    }

    private static UserError failed(Endpoint from, Answer.Failed<?> why) {
        return UserError.of(
                why.reason() == Reason.TIMED_OUT ? ExitCode.TIMED_OUT : ExitCode.UNANSWERED,
                from + " gave no keys: " + why.words(),
                why.reason() == Reason.AUTH ? "use a user with the right to read them" : "type: etcd quorum");
    }

    /** What a key holds: on the screen, and nowhere else. */
    record KeyValueRow(String key, String value, int valueBytes) {}

    private static void show(Invocation in, KeyValue kv) {
        KeyValueRow row = new KeyValueRow(
                KeyText.of(kv.getKey()),
                KeyText.value(kv.getValue()),
                kv.getValue().size());
        Line shown = in.console().wantsJson()
                ? Line.of(Json.write(row))
                : Line.of(Style.NODES, row.key()).plus(" = " + row.value());
        in.console().printUnrecorded(shown, Line.of(row.key() + " = (" + row.valueBytes() + " bytes, not recorded)"));
    }

    private Result result(List<KeyValue> found, RangeResponse response, boolean alone, Endpoint from) {
        List<KeyRow> rows = found.stream().map(KeyRow::of).toList();
        Result table = values || rows.isEmpty()
                ? Result.of(rows, io.jumpkit.output.View.lines(List.of()))
                : Table.of(rows)
                        .column("key", KeyRow::key)
                        .column("revision", KeyRow::revision)
                        .column("created", KeyRow::createdRevision)
                        .column("version", KeyRow::version)
                        .column("lease", r -> r.lease().orElse(null))
                        .result();
        Result counted = table.extra("count", response.getCount())
                .note(
                        Mark.NONE,
                        rows.size() < response.getCount()
                                ? rows.size() + " of " + response.getCount() + " keys; more with --limit"
                                : response.getCount() + (response.getCount() == 1 ? " key" : " keys"));
        return alone ? counted.note(Mark.WARN, "without quorum: what " + from + " has, perhaps stale") : counted;
    }
}
