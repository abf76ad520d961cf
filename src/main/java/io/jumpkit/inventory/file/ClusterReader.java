// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.inventory.file;

import io.jumpkit.inventory.Cluster;
import io.jumpkit.inventory.EtcdSettings;
import io.jumpkit.inventory.Freeze;
import io.jumpkit.inventory.Node;
import io.jumpkit.inventory.SystemSettings;
import io.jumpkit.json.yaml.MappingReader;
import io.jumpkit.json.yaml.Problems;
import io.jumpkit.json.yaml.Yaml;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads one cluster's entry. */
final class ClusterReader {
    /** The colours that every terminal has. */
    private static final Set<String> COLORS =
            new LinkedHashSet<>(List.of("red", "green", "yellow", "blue", "magenta", "cyan", "white", "black"));

    private final Locations locations;
    private final NodeSource source;
    private final Problems problems;

    ClusterReader(Locations locations, NodeSource source, Problems problems) {
        this.locations = locations;
        this.source = source;
        this.problems = problems;
    }

    /** What holds for every cluster unless it says otherwise. */
    record Defaults(SshSettings ssh, Optional<Boolean> isProtected, Optional<String> color) {
        static Defaults read(MappingReader in, Locations locations) {
            Defaults defaults =
                    new Defaults(SshSettings.read(in, locations), in.flag("protected"), in.choice("color", COLORS));
            in.end();
            return defaults;
        }
    }

    Cluster read(Yaml.Text name, Yaml value, Defaults defaults) {
        MappingReader in = MappingReader.of(value, "cluster " + name.text(), problems);
        SshSettings ssh = SshSettings.read(in, locations).orElse(defaults.ssh());
        Optional<String> color = in.choice("color", COLORS).or(defaults::color);
        boolean readOnly = in.flag("protected").or(defaults::isProtected).orElse(true);
        boolean drills = in.flag("drills").orElse(false);
        Map<String, Node> nodes = nodes(name, in, ssh);
        Optional<EtcdSettings> etcd =
                in.mapping("etcd", "etcd").map(e -> new EtcdReader(locations, problems).read(e, nodes.values()));
        Map<String, SystemSettings> systems = systems(in);
        List<Freeze> freezes = new FreezeReader(problems).read(in);
        in.end();
        return new Cluster(name.text(), color, readOnly, drills, Optional.empty(), nodes, etcd, systems, freezes);
    }

    private Map<String, Node> nodes(Yaml.Text name, MappingReader in, SshSettings ssh) {
        NodesReader reader = new NodesReader(locations, ssh, problems);
        Optional<Yaml> written = in.value("nodes");
        written.ifPresent(reader::read);
        Optional<MappingReader> from = in.mapping("source", "source");
        from.flatMap(s -> source.nodes(name.text(), s, problems)).ifPresent(reader::read);
        if (written.isEmpty() && from.isEmpty()) {
            problems.error(
                    name.place(),
                    "cluster " + name.text() + " has no nodes",
                    "add nodes: {\"n[1-3]\": {address: ...}}");
        }
        return reader.nodes();
    }

    private Map<String, SystemSettings> systems(MappingReader in) {
        Map<String, SystemSettings> systems = new LinkedHashMap<>();
        for (SystemShape shape : SystemShape.ALL) {
            in.mapping(shape.system(), shape.system())
                    .ifPresent(reader ->
                            systems.put(shape.system(), new SystemReader(locations, problems).read(shape, reader)));
        }
        return systems;
    }
}
