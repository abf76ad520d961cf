// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.lab.drill;

import io.jumpkit.command.Invocation;
import io.jumpkit.command.OperatorOnly;
import io.jumpkit.command.WriteCommand;
import io.jumpkit.error.UserError;
import io.jumpkit.inventory.Cluster;
import io.jumpkit.output.Mark;
import io.jumpkit.output.Result;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Breaks the lab as a runbook's drill says, starts the clock, and judges what was made of it. */
@Command(
        name = "drill",
        description = "Practise a runbook on the lab, against the clock",
        footer = {"runbook drill etcd-nospace", "runbook drill --end"})
public final class DrillCommand implements WriteCommand, OperatorOnly {

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "RUNBOOK",
            description = "what is practised; the lab starts over on fresh disks")
    SceneName name;

    @Option(names = "--end", description = "look whether all is well again, and say how long it took")
    boolean end;

    @Override
    public Class<? extends Record> rows() {
        return DrillCheck.class;
    }

    @Override
    public String insteadInRunbooks() {
        return "the operator practises, outside of runs";
    }

    @Override
    public Result run(Invocation in) throws InterruptedException {
        Cluster cluster = in.session().requireCluster();
        if (!cluster.drills() || cluster.instance().isEmpty()) {
            throw UserError.refused(
                    "a drill breaks things, and " + cluster.name() + " is not the lab", "type: use lab");
        }
        if (end) {
            return new Judging(in).result();
        }
        if (name == null) {
            throw UserError.usage(
                    "which runbook shall be practised?",
                    Scene.all().stream()
                            .map(s -> "runbook drill " + s.runbook())
                            .collect(Collectors.joining("\n        ")));
        }
        return begin(name.scene(), new LabStage(in), in);
    }

    private static Result begin(Scene scene, LabStage stage, Invocation in) throws InterruptedException {
        stage.lab("reset");
        in.session()
                .use(in.session()
                        .inventory()
                        .cluster(in.session().requireCluster().name()));
        Application.of(stage)
                .start(scene.runbook(), in.session().clock().instant().toString());
        scene.breaking().on(stage);
        String story = scene.story().replace(Scene.FILE, stage.snapshot().toString());
        return Result.done()
                .note(Mark.NONE, story)
                .note(
                        Mark.NONE,
                        "The clock runs. runbook drill --end looks whether all is well, and whether the application on"
                                + " n5 lost anything that etcd had acknowledged.")
                .next("run " + scene.runbook())
                .next("runbook drill --end");
    }
}
