// SPDX-License-Identifier: Apache-2.0
package io.jumpkit;

import io.jumpkit.command.Commands;
import io.jumpkit.command.Entry;
import io.jumpkit.command.Family;
import io.jumpkit.command.ParameterType;
import io.jumpkit.lab.LabFamily;
import io.jumpkit.lab.drill.Drills;
import io.jumpkit.probe.clock.Clocks;
import io.jumpkit.probe.etcd.Etcd;
import io.jumpkit.probe.host.ServiceFamily;
import io.jumpkit.probe.network.Network;
import io.jumpkit.runbook.Runbooks;
import io.jumpkit.session.FingerprintSource;
import io.jumpkit.session.RoleSource;
import io.jumpkit.shell.fanout.FanoutFamily;
import io.jumpkit.shell.inventory.InventoryFamily;
import io.jumpkit.shell.nodeset.NodesetCommand;
import io.jumpkit.shell.words.Words;
import io.jumpkit.transcript.TranscriptFamily;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The one list: every command Jumpkit has, in help order. Help, Tab, completion scripts and docs are made from it. */
public final class Catalog {
    private Catalog() {}

    /** The families in help order. */
    public static List<Family> families() {
        return List.of(
                Words.family(Catalog::commands),
                Family.of("", "", List.of(NodesetCommand.entry(System.in))),
                FanoutFamily.family(),
                Network.family(),
                Clocks.family(),
                Etcd.family(),
                ServiceFamily.family(),
                InventoryFamily.family(),
                Runbooks.family(),
                Drills.family(),
                LabFamily.family(),
                TranscriptFamily.family());
    }

    /** All commands. */
    public static Commands commands() {
        List<Family> families = families();
        List<Entry> entries =
                families.stream().flatMap(f -> f.entries().stream()).toList();
        Map<String, String> groups = families.stream()
                .filter(f -> !f.name().isEmpty())
                .collect(Collectors.toMap(Family::name, Family::summary));
        List<ParameterType<?>> types = families.stream()
                .<ParameterType<?>>flatMap(f -> f.types().stream())
                .toList();
        List<FingerprintSource> fingerprints =
                families.stream().flatMap(f -> f.fingerprints().stream()).toList();
        return new Commands(entries, groups, types, fingerprints);
    }

    /** Roles that can be asked live. */
    public static List<RoleSource> roles() {
        return families().stream().flatMap(f -> f.roles().stream()).toList();
    }
}
