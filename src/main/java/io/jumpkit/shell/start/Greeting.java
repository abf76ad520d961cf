// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.shell.start;

import io.jumpkit.inventory.Cluster;
import io.jumpkit.output.Line;
import io.jumpkit.output.Style;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the shell says before its first prompt. */
record Greeting(Map<String, String> environment) {

    List<Line> lines(Optional<Cluster> cluster, Optional<Path> record) {
        List<Line> lines = new ArrayList<>();
        record.ifPresent(
                folder -> lines.add(Line.of("Recording to " + atHome(folder)).plus(Style.DIM, "  (help recording)")));
        String more = cluster.map(Greeting::more).orElse(" Open a cluster: use CLUSTER");
        lines.add(Line.of("Type ").plus(Style.NEXT, "help").plus(", or Tab." + more));
        return lines;
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
        String home = environment.getOrDefault("HOME", "");
        String text = path.toString();
        return !home.isEmpty() && text.startsWith(home + "/") ? "~" + text.substring(home.length()) : text;
    }
}
