// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.inventory.file;

import io.jumpkit.inventory.Node;
import io.jumpkit.inventory.SshTarget;
import io.jumpkit.json.yaml.MappingReader;
import io.jumpkit.json.yaml.Place;
import io.jumpkit.json.yaml.Problem;
import io.jumpkit.json.yaml.Problems;
import io.jumpkit.json.yaml.Yaml;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the nodes of a cluster: folded names, and settings that unfold in step with them. */
final class NodesReader {
    private static final Pattern ROLE = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]*");

    private final Locations locations;
    private final SshSettings wider;
    private final Problems problems;
    private final Map<String, Node> nodes = new LinkedHashMap<>();
    private final Map<String, Place> places = new LinkedHashMap<>();
    private final Map<String, String> namesByWay = new LinkedHashMap<>();

    NodesReader(Locations locations, SshSettings wider, Problems problems) {
        this.locations = locations;
        this.wider = wider;
        this.problems = problems;
    }

    /** The nodes so far, by name. */
    Map<String, Node> nodes() {
        return nodes;
    }

    /** Adds what a {@code nodes} value says: names with settings, a list of names, or names alone. */
    void read(Yaml value) {
        if (value instanceof Yaml.Mapping mapping) {
            mapping.entries().forEach(e -> add(e.key(), e.value()));
        } else if (value instanceof Yaml.Items items) {
            items.items().forEach(this::addNames);
        } else {
            addNames(value);
        }
    }

    private void addNames(Yaml value) {
        if (!(value instanceof Yaml.Text text)) {
            problems.error(value.place(), "a node must be a name, not " + value.kind(), "write NAME: {address: HOST}");
            return;
        }
        Yaml nothing = new Yaml.Text("", false, text.place());
        for (String word : text.text().strip().split("\\s+")) {
            add(new Yaml.Text(word, true, text.place()), nothing);
        }
    }

    private void add(Yaml.Text key, Yaml value) {
        List<String> names = NodeNames.read(key, problems);
        Problems unfolding = new Problems();
        List<Yaml> settings = new FoldedReader(unfolding).inStep(value, names.size());
        problems.addAll(unfolding.all());
        Set<Place> reported = new LinkedHashSet<>();
        List<Node> added = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            Problems found = new Problems();
            Node node = node(names.get(i), key, settings.get(i), found);
            // What is wrong with the settings of n[1-50] is said once, not fifty times.
            found.all().stream()
                    .filter(p -> reported.add(p.place()))
                    .map(List::<Problem>of)
                    .forEach(problems::addAll);
            if (put(node, key)) {
                added.add(node);
            }
        }
        if (!unfolding.hasErrors()) {
            warnOfSameAddress(added, key);
        }
    }

    private Node node(String name, Yaml.Text key, Yaml settings, Problems found) {
        if (settings instanceof Yaml.Text address && !address.isNothing()) {
            HostText.check(address, found);
            return new Node(name, wider.target(address.text()), Set.of(), Map.of());
        }
        MappingReader in = MappingReader.of(settings, "node " + key.text(), found);
        Optional<Yaml.Text> written = in.word("address");
        written.ifPresent(address -> HostText.check(address, found));
        String address = written.map(Yaml.Text::text).orElse(name);
        SshSettings ssh = SshSettings.read(in, locations).orElse(wider);
        Set<String> roles = roles(in, found);
        Map<String, String> labels = labels(in, found);
        in.end();
        return new Node(name, ssh.target(address), roles, labels);
    }

    private static Set<String> roles(MappingReader in, Problems found) {
        Set<String> roles = new LinkedHashSet<>();
        for (Yaml.Text role : in.words("roles")) {
            if (ROLE.matcher(role.text()).matches()) {
                roles.add(role.text());
            } else {
                found.error(
                        role.place(), "'" + role.text() + "' is not a role", "use letters, digits, '.', '-' and '_'");
            }
        }
        return roles;
    }

    private static Map<String, String> labels(MappingReader in, Problems found) {
        Map<String, String> labels = new LinkedHashMap<>();
        in.mapping("labels", "labels").ifPresent(reader -> reader.entries().forEach(entry -> {
            if (entry.value() instanceof Yaml.Text text) {
                labels.put(entry.key().text(), text.text());
            } else {
                found.error(
                        entry.value().place(),
                        "label '" + entry.key().text() + "' must be a text, not "
                                + entry.value().kind(),
                        "write NAME: VALUE");
            }
        }));
        return labels;
    }

    private boolean put(Node node, Yaml.Text key) {
        Place before = places.putIfAbsent(node.name(), key.place());
        if (before != null) {
            problems.error(
                    key.place(),
                    "node " + node.name() + " is there twice",
                    "the first is on line " + before.line() + "; keep one");
            return false;
        }
        nodes.put(node.name(), node);
        return true;
    }

    /** Says it of the first pair only. */
    private void warnOfSameAddress(List<Node> added, Yaml.Text key) {
        boolean said = false;
        for (Node node : added) {
            SshTarget ssh = node.ssh();
            String way = ssh.address() + ":" + ssh.port().orElse(22) + " via " + ssh.jumps();
            String other = namesByWay.putIfAbsent(way, node.name());
            if (other != null && !said) {
                said = true;
                problems.warning(
                        key.place(),
                        node.name() + " and " + other + " have the same address " + ssh.address(),
                        "everything would be done there twice");
            }
        }
    }
}
