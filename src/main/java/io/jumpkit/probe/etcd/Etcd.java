// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.etcd;

import io.jumpkit.command.Entry;
import io.jumpkit.command.Family;
import io.jumpkit.probe.etcd.datadir.ConfigureCommand;
import io.jumpkit.probe.etcd.datadir.DataDirCommand;
import io.jumpkit.probe.etcd.datadir.SetAsideCommand;
import io.jumpkit.probe.etcd.keys.KeysCommand;
import io.jumpkit.probe.etcd.keys.WatchCommand;
import io.jumpkit.probe.etcd.latency.LatencyCommand;
import io.jumpkit.probe.etcd.latency.PerfCommand;
import io.jumpkit.probe.etcd.leader.ElectionsCommand;
import io.jumpkit.probe.etcd.leader.MoveLeaderCommand;
import io.jumpkit.probe.etcd.maintenance.AlarmDisarmCommand;
import io.jumpkit.probe.etcd.maintenance.CompactCommand;
import io.jumpkit.probe.etcd.maintenance.DefragCommand;
import io.jumpkit.probe.etcd.maintenance.HashCommand;
import io.jumpkit.probe.etcd.members.MemberAddCommand;
import io.jumpkit.probe.etcd.members.MemberEnvironmentCommand;
import io.jumpkit.probe.etcd.members.MemberJoinsCommand;
import io.jumpkit.probe.etcd.members.MemberPromoteCommand;
import io.jumpkit.probe.etcd.members.MemberRemoveCommand;
import io.jumpkit.probe.etcd.members.MemberType;
import io.jumpkit.probe.etcd.members.MemberUpdateCommand;
import io.jumpkit.probe.etcd.members.MembersCommand;
import io.jumpkit.probe.etcd.members.RoleNodes;
import io.jumpkit.probe.etcd.quorum.QuorumCommand;
import io.jumpkit.probe.etcd.restore.SnapshotPlanCommand;
import io.jumpkit.probe.etcd.restore.SnapshotRestoreCommand;
import io.jumpkit.probe.etcd.snapshot.SnapshotSaveCommand;
import io.jumpkit.probe.etcd.snapshot.SnapshotVerifyCommand;
import io.jumpkit.probe.etcd.status.AlarmsCommand;
import io.jumpkit.probe.etcd.status.EndpointType;
import io.jumpkit.probe.etcd.status.HealthCommand;
import io.jumpkit.probe.etcd.status.StatusCommand;
import java.util.List;

/** The commands about etcd, for the catalog. */
public final class Etcd {
    private Etcd() {}

    /** The family, in help order. */
    public static Family family() {
        return Family.of(
                        "etcd",
                        "members, quorum, keys, space, speed, snapshots, changes",
                        List.of(
                                Entry.of("etcd status", StatusCommand.class),
                                Entry.of("etcd health", HealthCommand.class),
                                Entry.of("etcd members", MembersCommand.class),
                                Entry.of("etcd quorum", QuorumCommand.class),
                                Entry.of("etcd alarms", AlarmsCommand.class),
                                Entry.of("etcd alarm disarm", AlarmDisarmCommand.class),
                                Entry.of("etcd hash", HashCommand.class),
                                Entry.of("etcd latency", LatencyCommand.class),
                                Entry.of("etcd elections", ElectionsCommand.class),
                                Entry.of("etcd keys", KeysCommand.class),
                                Entry.of("etcd watch", WatchCommand.class),
                                Entry.of("etcd perf", PerfCommand.class),
                                Entry.of("etcd data-dir", DataDirCommand.class),
                                Entry.of("etcd data-dir set-aside", SetAsideCommand.class),
                                Entry.of("etcd configure", ConfigureCommand.class),
                                Entry.of("etcd snapshot save", SnapshotSaveCommand.class),
                                Entry.anywhere("etcd snapshot verify", SnapshotVerifyCommand.class),
                                Entry.of("etcd snapshot plan", SnapshotPlanCommand.class),
                                Entry.of("etcd snapshot restore", SnapshotRestoreCommand.class),
                                Entry.of("etcd member joins", MemberJoinsCommand.class),
                                Entry.of("etcd member add", MemberAddCommand.class),
                                Entry.of("etcd member environment", MemberEnvironmentCommand.class),
                                Entry.of("etcd member promote", MemberPromoteCommand.class),
                                Entry.of("etcd member remove", MemberRemoveCommand.class),
                                Entry.of("etcd member update", MemberUpdateCommand.class),
                                Entry.of("etcd move-leader", MoveLeaderCommand.class),
                                Entry.of("etcd compact", CompactCommand.class),
                                Entry.of("etcd defrag", DefragCommand.class)))
                .types(List.of(new MemberType(), new EndpointType()))
                .roles(List.of(new RoleNodes()))
                .fingerprints(List.of(new ClusterFingerprint()));
    }
}
