// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.shell.start;

import io.jumpkit.command.LocalFiles;
import io.jumpkit.inventory.Cluster;
import io.jumpkit.inventory.Inventory;
import io.jumpkit.inventory.file.ClustersFile;
import io.jumpkit.inventory.file.FirstInventory;
import io.jumpkit.output.Line;
import io.jumpkit.output.Style;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the shell says before its first prompt. */
record Greeting(Map<String, String> environment) {
    private static final int NAMED = 5;

    List<Line> lines(Optional<Cluster> cluster, Inventory inventory, Optional<Path> record) {
        List<Line> lines = new ArrayList<>();
        record.ifPresent(
                folder -> lines.add(Line.of("Recording to " + atHome(folder)).plus(Style.DIM, "  (help recording)")));
        if (cluster.isEmpty()) {
            lines.addAll(clusters(inventory));
        }
        String more = cluster.map(Greeting::more).orElse("");
        lines.add(Line.of("Type ").plus(Style.NEXT, "help").plus(", or Tab." + more));
        return lines;
    }

    /** Which clusters can be opened, or how to get the first one. */
    private List<Line> clusters(Inventory inventory) {
        List<String> own = inventory.names().stream()
                .filter(name -> !name.equals(ClustersFile.RESERVED))
                .toList();
        if (!own.isEmpty()) {
            String some = String.join(", ", own.subList(0, Math.min(NAMED, own.size())));
            String more = own.size() > NAMED ? " and " + (own.size() - NAMED) + " more" : "";
            return List.of(Line.of("Open a cluster: ")
                    .plus(Style.NEXT, "use CLUSTER")
                    .plus("   (" + some + more + "; to practise: lab)"));
        }
        Optional<Path> file = inventory.files().stream().findFirst();
        if (file.isPresent() && Files.exists(file.get())) {
            return List.of(Line.of(Style.WARN, "▲ ")
                    .plus("No cluster of " + atHome(file.get()) + " can be opened: ")
                    .plus(Style.NEXT, "inventory check"));
        }
        return List.of(
                Line.of("There is no inventory yet"
                        + file.map(f -> ": no file " + atHome(f)).orElse("")),
                Line.of("  make one  ").plus(Style.NEXT, FirstInventory.importing("prod")),
                Line.of("  by hand   ").plus(Style.NEXT, "help clusters"),
                Line.of("  practise  ").plus(Style.NEXT, "lab up; use lab").plus("   five hosts on this machine"));
    }

    private static String more(Cluster cluster) {
        if (cluster.drills() && !cluster.nodes().isEmpty()) {
            String last =
                    List.copyOf(cluster.nodes().keySet()).get(cluster.nodes().size() / 2);
            return " Break something: lab poweroff " + last;
        }
        return cluster.readOnly() ? " Nothing can be changed until you type rw." : "";
    }

    private String atHome(Path path) {
        return LocalFiles.shown(path, environment.getOrDefault("HOME", ""));
    }
}
