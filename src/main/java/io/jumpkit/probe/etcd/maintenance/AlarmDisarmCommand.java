// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.etcd.maintenance;

import io.jumpkit.command.Invocation;
import io.jumpkit.command.WriteCommand;
import io.jumpkit.deadline.Deadline;
import io.jumpkit.error.ExitCode;
import io.jumpkit.error.UserError;
import io.jumpkit.output.Mark;
import io.jumpkit.output.Result;
import io.jumpkit.output.Table;
import io.jumpkit.probe.etcd.client.Alarm;
import io.jumpkit.probe.etcd.client.Answer;
import io.jumpkit.probe.etcd.client.Endpoint;
import io.jumpkit.probe.etcd.client.EtcdAdmin;
import io.jumpkit.probe.etcd.client.MemberId;
import io.jumpkit.probe.etcd.survey.EtcdProbe;
import io.jumpkit.probe.etcd.survey.EtcdView;
import io.jumpkit.probe.etcd.survey.MemberRef;
import io.jumpkit.probe.etcd.survey.Surveyor;
import io.jumpkit.probe.etcd.survey.WritePath;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code etcd alarm disarm}: takes alarms back once what raised them is mended, and not before. */
@Command(
        name = "disarm",
        description = "Take back alarms whose cause is mended",
        footer = {"etcd alarm disarm", "etcd alarm disarm --kind CORRUPT --member n2"})
public final class AlarmDisarmCommand implements WriteCommand {
    private static final Duration HASH = Duration.ofSeconds(60);

    @Option(names = "--kind", paramLabel = "ALARM", description = "only this kind: NOSPACE or CORRUPT")
    private String kind;

    @Option(names = "--member", paramLabel = "MEMBER", description = "only this member's")
    private MemberRef member;

    @Option(
            names = "--quota",
            paramLabel = "BYTES",
            description = "the members' --quota-backend-bytes, where their metrics cannot be read")
    private Long quota;

    /**
     * The row: an alarm that was taken back, or was to be.
     *
     * @param disarmed whether the list no longer has it
     */
    public record DisarmRow(MemberId id, String name, String alarm, boolean disarmed) {}

    @Override
    public Class<? extends Record> rows() {
        return DisarmRow.class;
    }

    @Override
    public Result run(Invocation in) throws InterruptedException {
        EtcdProbe probe = EtcdProbe.of(in);
        EtcdView view = probe.look(in.cancellation());
        Endpoint through = WritePath.require(view);
        List<Alarm> chosen = list(probe, through)
                .orElseThrow(failure -> UserError.refused(
                        "the list of alarms did not come: " + failure.words() + ". Nothing was changed.",
                        "etcd quorum"))
                .stream()
                .filter(a -> kind == null || kind.equalsIgnoreCase(a.kind()))
                .filter(a -> member == null
                        || a.member().equals(member.in(view).member().id()))
                .toList();
        if (chosen.isEmpty()) {
            return Result.done().note(Mark.GOOD, "no such alarm stands, nothing was changed");
        }
        if (chosen.stream().anyMatch(a -> a.kind().equals("NOSPACE"))) {
            refuseFull(view, probe);
        }
        if (chosen.stream().anyMatch(Alarm::isCorrupt)) {
            refuseDifferent(in, chosen, view);
        }
        return disarmed(probe, through, chosen, view);
    }

    private static Answer<List<Alarm>> list(EtcdProbe probe, Endpoint through) {
        return probe.client(through).alarms(EtcdAdmin.deadline());
    }

    /** An alarm taken back over a full database comes again with the next write, and hides that nothing was mended. */
    private void refuseFull(EtcdView view, EtcdProbe probe) {
        List<Space> spaces = Space.of(view, probe, Optional.ofNullable(quota), Deadline.in(Surveyor.PER_ENDPOINT));
        String full = spaces.stream().filter(Space::exceeded).map(Space::words).collect(Collectors.joining(", "));
        if (!full.isEmpty()) {
            throw UserError.refused(
                    "the space is still exceeded: " + full + ". Nothing was changed.",
                    "make room first: etcd compact, then etcd defrag");
        }
        String unknown = spaces.stream()
                .filter(s -> s.quotaBytes().isEmpty())
                .map(s -> s.member().member().called())
                .collect(Collectors.joining(", "));
        if (!unknown.isEmpty()) {
            throw UserError.refused(
                    "the quota of " + unknown + " is not known, so neither is whether there is space again. Nothing"
                            + " was changed.",
                    "say it: --quota BYTES; or set etcd's metrics: in the inventory");
        }
    }

    /** Of a member that was removed nothing needs to be compared: its data is gone with it. */
    private static void refuseDifferent(Invocation in, List<Alarm> chosen, EtcdView view) throws InterruptedException {
        boolean owned = chosen.stream()
                .filter(Alarm::isCorrupt)
                .anyMatch(a -> a.member().isNone() || view.member(a.member()).isPresent());
        if (!owned) {
            return;
        }
        HashComparison compared = HashComparison.of(in, HASH);
        if (!compared.allAgree()) {
            throw UserError.refused(
                    "the members are not seen to hold the same data: " + compared.why() + ". Nothing was changed.",
                    "run etcd-corrupt-member, or look: etcd hash");
        }
    }

    private static Result disarmed(EtcdProbe probe, Endpoint through, List<Alarm> chosen, EtcdView view) {
        EtcdAdmin admin = new EtcdAdmin(probe.client(through));
        Optional<String> refused = Optional.empty();
        int asked = 0;
        while (asked < chosen.size() && refused.isEmpty()) {
            refused = admin.disarm(chosen.get(asked), EtcdAdmin.deadline())
                    .failure()
                    .filter(f -> f.reason().isNo())
                    .map(Answer.Failed::detail);
            asked++;
        }
        if (refused.isPresent() && asked == 1) {
            throw UserError.refused("etcd refused: " + refused.get() + ". Nothing was changed.", "etcd alarms");
        }
        List<Alarm> left = list(probe, through)
                .orElseThrow(failure -> UserError.of(
                        ExitCode.UNVERIFIED,
                        "the alarms may be taken back: the list of those that stand did not come: " + failure.words(),
                        "etcd alarms"));
        return result(chosen, left, refused, view);
    }

    private static String owner(DisarmRow row) {
        return row.name().isEmpty() ? row.id().isNone() ? null : "no longer a member" : row.name();
    }

    private static Result result(List<Alarm> chosen, List<Alarm> left, Optional<String> refused, EtcdView view) {
        List<DisarmRow> rows = chosen.stream()
                .map(a -> new DisarmRow(
                        a.member(),
                        view.member(a.member()).map(m -> m.member().called()).orElse(""),
                        a.kind(),
                        !left.contains(a)))
                .toList();
        Result table = Table.of(rows)
                .column("alarm", DisarmRow::alarm)
                .column("member", r -> owner(r))
                .column("id", DisarmRow::id)
                .column("", r -> r.disarmed() ? "disarmed" : "still stands")
                .result();
        if (refused.isPresent()) {
            return table.note(Mark.BAD, "etcd refused: " + refused.get())
                    .exit(ExitCode.UNVERIFIED)
                    .next("etcd alarms");
        }
        if (rows.stream().allMatch(DisarmRow::disarmed)) {
            return left.isEmpty()
                    ? table.note(Mark.GOOD, "no alarm stands, writes go on")
                    : table.note(Mark.WARN, "other alarms stand: " + left).next("etcd alarms");
        }
        return table.note(Mark.BAD, "raised again, or not taken back yet")
                .exit(ExitCode.UNVERIFIED)
                .next("etcd alarms");
    }
}
