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
                                Entry.of("etcd status", StatusCommand::new),
                                Entry.of("etcd health", HealthCommand::new),
                                Entry.of("etcd members", MembersCommand::new),
                                Entry.of("etcd quorum", QuorumCommand::new),
                                Entry.of("etcd alarms", AlarmsCommand::new),
                                Entry.of("etcd alarm disarm", AlarmDisarmCommand::new),
                                Entry.of("etcd hash", HashCommand::new),
                                Entry.of("etcd latency", LatencyCommand::new),
                                Entry.of("etcd elections", ElectionsCommand::new),
                                Entry.of("etcd keys", KeysCommand::new),
                                Entry.of("etcd watch", WatchCommand::new),
                                Entry.of("etcd perf", PerfCommand::new),
                                Entry.of("etcd data-dir", DataDirCommand::new),
                                Entry.of("etcd data-dir set-aside", SetAsideCommand::new),
                                Entry.of("etcd configure", ConfigureCommand::new),
                                Entry.of("etcd snapshot save", SnapshotSaveCommand::new),
                                Entry.anywhere("etcd snapshot verify", SnapshotVerifyCommand::new),
                                Entry.of("etcd snapshot plan", SnapshotPlanCommand::new),
                                Entry.of("etcd snapshot restore", SnapshotRestoreCommand::new),
                                Entry.of("etcd member add", MemberAddCommand::new),
                                Entry.of("etcd member environment", MemberEnvironmentCommand::new),
                                Entry.of("etcd member promote", MemberPromoteCommand::new),
                                Entry.of("etcd member remove", MemberRemoveCommand::new),
                                Entry.of("etcd member update", MemberUpdateCommand::new),
                                Entry.of("etcd move-leader", MoveLeaderCommand::new),
                                Entry.of("etcd compact", CompactCommand::new),
                                Entry.of("etcd defrag", DefragCommand::new)))
                .types(List.of(new MemberType(), new EndpointType()))
                .roles(List.of(new RoleNodes()))
                .fingerprints(List.of(new ClusterFingerprint()));
    }
}
