// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.lab;

import io.jumpkit.command.Entry;
import io.jumpkit.command.Family;
import java.util.List;

/** The commands of the practice lab. They act on the lab whatever cluster is in use, so none of them needs one. */
public final class LabFamily {
    private LabFamily() {}

    /** All of them, in help order. */
    public static Family family() {
        return Family.of(
                        "lab",
                        "practice on five hosts of this machine, and break them",
                        List.of(
                                Entry.anywhere("lab up", UpCommand::new),
                                Entry.anywhere("lab status", StatusCommand::new),
                                Entry.anywhere("lab hosts", HostsCommand::new),
                                Entry.anywhere("lab poweroff", PoweroffCommand::new),
                                Entry.anywhere("lab poweron", PoweronCommand::new),
                                Entry.anywhere("lab freeze", FreezeCommand::new),
                                Entry.anywhere("lab thaw", ThawCommand::new),
                                Entry.anywhere("lab partition", PartitionCommand::new),
                                Entry.anywhere("lab loss", LossCommand::new),
                                Entry.anywhere("lab delay", DelayCommand::new),
                                Entry.anywhere("lab slow", SlowCommand::new),
                                Entry.anywhere("lab skew", SkewCommand::new),
                                Entry.anywhere("lab stop", StopCommand::new),
                                Entry.anywhere("lab start", StartCommand::new),
                                Entry.anywhere("lab heal", HealCommand::new),
                                Entry.anywhere("lab console", ConsoleCommand::new),
                                Entry.anywhere("lab reset", ResetCommand::new),
                                Entry.anywhere("lab down", DownCommand::new)))
                .types(List.of(new LabHostsType()));
    }
}
