// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.etcd.members;

import io.jumpkit.command.Invocation;
import io.jumpkit.command.ReadCommand;
import io.jumpkit.output.Mark;
import io.jumpkit.output.Result;
import io.jumpkit.output.View;
import io.jumpkit.probe.etcd.client.MemberId;
import io.jumpkit.probe.etcd.survey.EtcdProbe;
import io.jumpkit.probe.etcd.survey.EtcdView;
import io.jumpkit.probe.etcd.survey.MemberRef;
import io.jumpkit.probe.etcd.survey.Remarks;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code etcd member joins}: whether a new member comes in as a learner or with its vote at once, asked before any change. */
@Command(
        name = "joins",
        description = "Say how a new member comes in, if any should",
        footer = {"etcd member joins", "etcd member joins --without n3 | expect joins_as != null"})
public final class MemberJoinsCommand implements ReadCommand {

    @Option(
            names = "--without",
            paramLabel = "MEMBER",
            description = "count as if this member were removed from the membership")
    private MemberRef without;

    @Override
    public Class<? extends Record> rows() {
        return JoinRow.class;
    }

    @Override
    public Result run(Invocation in) throws InterruptedException {
        EtcdView view = EtcdProbe.of(in).look(in.cancellation());
        Optional<MemberId> removed =
                Optional.ofNullable(without).map(m -> m.in(view).member().id());
        JoinRow row = JoinRow.of(view, removed);
        Result result = Result.of(List.of(row), View.lines(List.of()))
                .note(row.joinsAs().isPresent() ? Mark.GOOD : Mark.BAD, words(row));
        return Remarks.about(result, view);
    }

    private static String words(JoinRow row) {
        String how = row.joinsAs()
                .map(as ->
                        as.equals("learner") ? "as a learner, promoted once it has caught up" : "with its vote at once")
                .orElse("nobody should join now");
        return (row.joinsAs().isPresent() ? "a new member joins " : "")
                + how
                + row.reason().map(why -> ": " + why).orElse("");
    }
}
