// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.inventory.file;

import io.jumpkit.inventory.EtcdSettings;
import io.jumpkit.inventory.EtcdSettings.Supervisor;
import io.jumpkit.inventory.EtcdSettings.Tls;
import io.jumpkit.inventory.EtcdSettings.Via;
import io.jumpkit.inventory.Node;
import io.jumpkit.json.yaml.MappingReader;
import io.jumpkit.json.yaml.Place;
import io.jumpkit.json.yaml.Problems;
import io.jumpkit.json.yaml.Yaml;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the {@code etcd} section of a cluster. */
final class EtcdReader {
    private static final Pattern URL =
            Pattern.compile("https?://(?:\\[([0-9A-Fa-f:.]+(?:%[\\w.-]+)?)]|([^/:\\s]+))(?::([0-9]+))?(/[\\w/.~-]*)?");
    private static final String URL_HINT = "write it like https://10.0.1.10:2379";
    private static final String METRICS_HINT = "write it like http://127.0.0.1:2381";

    private final Locations locations;
    private final Problems problems;
    private final FoldedReader folded;

    EtcdReader(Locations locations, Problems problems) {
        this.locations = locations;
        this.problems = problems;
        this.folded = new FoldedReader(problems);
    }

    /** What the section says; client URLs that it leaves out are made of the nodes that have the role {@code etcd}. */
    EtcdSettings read(MappingReader in, Collection<Node> nodes) {
        Via via = in.choice("via", Via.class).orElse(Via.DIRECT);
        Optional<Tls> tls = in.mapping("tls", "etcd's tls").map(this::tls);
        List<String> endpoints = endpoints(in, nodes, via, tls.isPresent());
        EtcdSettings settings = new EtcdSettings(
                via,
                endpoints,
                tls,
                in.mapping("pki", "etcd's pki").flatMap(EtcdReader::onNode),
                metrics(in),
                in.choice("supervisor", Supervisor.class).orElse(Supervisor.AUTO),
                in.text("user"),
                SecretReader.read(in, "password", locations, problems),
                in.text("local-address"));
        in.end();
        settings.user().ifPresent(user -> {
            // One that is written and wrong has been told of.
            if (in.value("password").isEmpty()) {
                problems.warning(in.place(), "etcd has a user without a password", "add password: {env: NAME}");
            }
        });
        return settings;
    }

    private List<String> endpoints(MappingReader in, Collection<Node> nodes, Via via, boolean tls) {
        if (in.value("endpoints").isEmpty()) {
            return fromRoles(in.place(), nodes, via, tls);
        }
        List<String> endpoints = new ArrayList<>();
        for (Yaml.Text word : in.words("endpoints")) {
            for (String endpoint : folded.expand(word)) {
                Matcher url = URL.matcher(endpoint.replaceFirst("/$", ""));
                if (!url.matches() || !isHost(url) || url.group(3) == null || url.group(4) != null) {
                    problems.error(word.place(), "'" + endpoint + "' is not an etcd client URL", URL_HINT);
                    break;
                }
                if (!HostText.isPort(url.group(3))) {
                    noPort(word, endpoint);
                    break;
                }
                endpoints.add(endpoint.replaceFirst("/$", ""));
            }
        }
        if (tls && endpoints.stream().anyMatch(e -> e.startsWith("http:"))) {
            problems.warning(in.place(), "etcd has tls settings and an http: endpoint", "write https:");
        }
        return endpoints;
    }

    private List<String> fromRoles(Place place, Collection<Node> nodes, Via via, boolean tls) {
        List<String> endpoints = nodes.stream()
                .filter(n -> n.roles().contains("etcd"))
                .map(n -> (tls ? "https://" : "http://") + host(n.ssh().address()) + ":2379")
                .toList();
        if (endpoints.isEmpty()) {
            problems.error(
                    place,
                    "etcd has no endpoints and no node has the role etcd",
                    via == Via.NODE ? "give its nodes roles: [etcd]" : "add endpoints: [\"https://HOST:2379\"]");
        }
        return endpoints;
    }

    private static String host(String address) {
        return address.contains(":") ? "[" + address + "]" : address;
    }

    private Tls tls(MappingReader in) {
        Optional<Path> ca = in.text("ca").map(locations::resolve);
        Optional<Path> cert = in.text("cert").map(locations::resolve);
        Optional<Path> key = in.text("key").map(locations::resolve);
        in.end();
        if (cert.isPresent() != key.isPresent()) {
            problems.error(in.place(), "a client certificate needs cert and key, both", "add the other one");
        }
        return new Tls(ca, cert, key);
    }

    private static Optional<Path> onNode(MappingReader in) {
        Optional<Path> path = in.text("on-node").map(Path::of);
        in.end();
        return path;
    }

    private Optional<String> metrics(MappingReader in) {
        Optional<Yaml.Text> word = in.word("metrics");
        if (word.isPresent()) {
            Matcher url = URL.matcher(word.get().text());
            if (!url.matches() || !isHost(url)) {
                problems.error(word.get().place(), "'" + word.get().text() + "' is not a URL", METRICS_HINT);
                return Optional.empty();
            }
            if (url.group(3) != null && !HostText.isPort(url.group(3))) {
                noPort(word.get(), word.get().text());
                return Optional.empty();
            }
        }
        return word.map(w -> w.text().replaceFirst("/$", ""));
    }

    private static boolean isHost(Matcher url) {
        return HostText.isHost(url.group(1) != null ? url.group(1) : url.group(2));
    }

    private void noPort(Yaml.Text word, String url) {
        problems.error(word.place(), "the port of '" + url + "' is none", "write a number from 1 to 65535");
    }
}
