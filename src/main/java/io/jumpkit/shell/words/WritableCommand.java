// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.shell.words;

import io.jumpkit.command.Durations;
import io.jumpkit.command.Invocation;
import io.jumpkit.command.OperatorOnly;
import io.jumpkit.command.ReadCommand;
import io.jumpkit.error.UserError;
import io.jumpkit.inventory.Cluster;
import io.jumpkit.output.Question;
import io.jumpkit.output.Result;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Opens the session for changes; on a protected cluster for a time and with a reason, which is recorded. */
@Command(
        name = "rw",
        description = "Open the session for changes",
        footer = {"rw --for 15m --reason \"INC-4711: replace n3\"", "rw"})
final class WritableCommand implements ReadCommand, OperatorOnly {
    /** Long enough for one repair, short enough not to be forgotten. */
    private static final Duration PROTECTED = Duration.ofMinutes(15);

    @Option(
            names = "--for",
            paramLabel = "TIME",
            description = "read-only again after this; 15m on a protected cluster, else no end")
    Duration time;

    @Option(names = "--reason", paramLabel = "TEXT", description = "why; needed on a protected cluster")
    String reason;

    @Option(
            names = "--despite-freeze",
            description = "what is dangerous too, though the cluster is frozen; needs a reason")
    boolean despiteFreeze;

    @Override
    public String insteadInRunbooks() {
        return "the operator opens the session, before the run or with **Do by hand**";
    }

    @Override
    public Result run(Invocation in) {
        Cluster cluster = in.session().requireCluster();
        if (despiteFreeze && in.session().freeze().isEmpty()) {
            throw UserError.usage(cluster.name() + " is not frozen now", "type: rw");
        }
        boolean needed = cluster.readOnly() || despiteFreeze;
        String why = reason == null && needed ? ask(in, cluster) : reason;
        if (needed && why.isBlank()) {
            throw UserError.usage(
                    cluster.name() + " is " + state() + ": a reason is needed",
                    "type: rw " + (despiteFreeze ? "--despite-freeze " : "--for 15m ") + "--reason \"WHY\"");
        }
        Optional<Duration> limit = Optional.ofNullable(time == null && cluster.readOnly() ? PROTECTED : time);
        if (limit.isPresent() && limit.get().isZero()) {
            throw UserError.usage("no time at all", "type: ro");
        }
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("writable", true);
        limit.ifPresent(
                l -> fields.put("until", in.session().clock().instant().plus(l).toString()));
        Optional.ofNullable(why).ifPresent(text -> fields.put("reason", text));
        if (despiteFreeze) {
            fields.put("despite_freeze", true);
        }
        in.session().events().event("write-mode", fields);
        in.session().events().sync();
        in.session().writeMode().writable(limit, despiteFreeze);
        return Result.text(
                "writable" + limit.map(l -> " for " + Durations.words(l)).orElse(" until ro"));
    }

    private String ask(Invocation in, Cluster cluster) {
        return in.console()
                .ask(Question.of(cluster.name() + " is " + state() + ". Why write to it?", "--reason \"WHY\""));
    }

    private String state() {
        return despiteFreeze ? "frozen" : "protected";
    }
}
