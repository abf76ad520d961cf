// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.ssh.job;

import io.jumpkit.deadline.Deadline;
import io.jumpkit.inventory.Node;
import io.jumpkit.ssh.NodeResult;
import io.jumpkit.ssh.NodeResult.Remains;
import io.jumpkit.ssh.Outcome;
import io.jumpkit.ssh.Progress;
import io.jumpkit.ssh.RemoteCommand;
import io.jumpkit.ssh.exec.Execution;
import io.jumpkit.ssh.transport.Connection;
import io.jumpkit.ssh.transport.Unreached;
import java.time.Duration;
import java.util.Optional;

/** Runs a command. */
public final class CommandJob implements Job {
    private final Node node;
    private final RemoteCommand command;
    private final Workshop workshop;
    private Execution execution;
    private boolean stopped;

    public CommandJob(Node node, RemoteCommand command, Workshop workshop) {
        this.node = node;
        this.command = command;
        this.workshop = workshop;
    }

    @Override
    public NodeResult run(Connection connection, Duration channelPatience, Report report) throws Unreached {
        Execution mine = new Execution(
                command,
                workshop.passwords(),
                stream -> () -> Optional.of(workshop.spool(node, stream)),
                () -> report.phase(Progress.Phase.ANSWERING),
                report::moved);
        synchronized (this) {
            if (stopped) {
                return report.result(Answer.none(Outcome.CANCELLED, "called off before it began", Remains.NOTHING));
            }
            execution = mine;
        }
        report.phase(Progress.Phase.RUNNING);
        Execution.Done done = mine.run(connection, Deadline.in(channelPatience));
        return report.result(new Answer(
                done.outcome(),
                done.exit(),
                done.stdout(),
                done.stderr(),
                done.detail(),
                done.remains(),
                done.firstByte()));
    }

    @Override
    public synchronized void stop() {
        stopped = true;
        if (execution != null) {
            execution.stop();
        }
    }

    @Override
    public Duration patience() {
        return command.timeout();
    }
}
