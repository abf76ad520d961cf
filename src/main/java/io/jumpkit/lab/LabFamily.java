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
                                Entry.anywhere("lab up", UpCommand.class),
                                Entry.anywhere("lab status", StatusCommand.class),
                                Entry.anywhere("lab hosts", HostsCommand.class),
                                Entry.anywhere("lab poweroff", PoweroffCommand.class),
                                Entry.anywhere("lab poweron", PoweronCommand.class),
                                Entry.anywhere("lab freeze", FreezeCommand.class),
                                Entry.anywhere("lab thaw", ThawCommand.class),
                                Entry.anywhere("lab partition", PartitionCommand.class),
                                Entry.anywhere("lab loss", LossCommand.class),
                                Entry.anywhere("lab delay", DelayCommand.class),
                                Entry.anywhere("lab slow", SlowCommand.class),
                                Entry.anywhere("lab skew", SkewCommand.class),
                                Entry.anywhere("lab stop", StopCommand.class),
                                Entry.anywhere("lab start", StartCommand.class),
                                Entry.anywhere("lab heal", HealCommand.class),
                                Entry.anywhere("lab console", ConsoleCommand.class),
                                Entry.anywhere("lab reset", ResetCommand.class),
                                Entry.anywhere("lab down", DownCommand.class)))
                .types(List.of(new LabHostsType()));
    }
}
