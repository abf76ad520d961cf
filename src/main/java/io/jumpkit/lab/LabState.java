// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.lab;

import io.jumpkit.inventory.Cluster;
import io.jumpkit.inventory.EtcdSettings;
import io.jumpkit.inventory.Node;
import io.jumpkit.inventory.SshTarget;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How an instance of the lab is reached, as its scripts wrote it down.
 *
 * @param instanceId new with every reset: a lab with fresh disks is another cluster
 * @param operator this machine's address on the lab's network
 * @param hosts addresses by name, in order
 * @param roles the hosts that run a service, by service
 */
record LabState(
        String instance,
        String instanceId,
        String operator,
        Map<String, String> hosts,
        Map<String, List<String>> roles,
        String user,
        Path sshKey,
        Path knownHosts) {

    /** The name under which the lab is used like any cluster. */
    static final String CLUSTER = "lab";

    private static final String ROLE = "role_";

    /** Reads {@code lab.env}. */
    static LabState parse(List<String> lines) {
        Map<String, String> values = lines.stream()
                .map(line -> line.split("=", 2))
                .filter(pair -> pair.length == 2)
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1], (a, b) -> b, LinkedHashMap::new));
        Map<String, String> hosts = new LinkedHashMap<>();
        for (String host : values.get("hosts").split(",")) {
            hosts.put(host.substring(0, host.indexOf(':')), host.substring(host.indexOf(':') + 1));
        }
        Map<String, List<String>> roles = new LinkedHashMap<>();
        values.forEach((key, value) -> {
            if (key.startsWith(ROLE)) {
                roles.put(key.substring(ROLE.length()), Arrays.asList(value.split(",")));
            }
        });
        return new LabState(
                values.get("instance"),
                values.get("instance_id"),
                values.get("operator"),
                hosts,
                roles,
                values.get("user"),
                Path.of(values.get("ssh_key")),
                Path.of(values.get("known_hosts")));
    }

    /**
     * The lab as a cluster: writable, drills allowed, and every connection bound to the lab's own network, so that with
     * the lab down nothing goes out to wherever its addresses may exist.
     */
    Cluster cluster() {
        Map<String, Node> nodes = new LinkedHashMap<>();
        hosts.forEach((name, address) -> nodes.put(name, new Node(name, target(address), rolesOf(name), Map.of())));
        return new Cluster(
                CLUSTER,
                Optional.of("green"),
                false,
                true,
                Optional.of(instance + "-" + instanceId),
                nodes,
                Optional.ofNullable(roles.get("etcd")).map(this::etcd));
    }

    /** What runs on a host. */
    Set<String> rolesOf(String host) {
        return roles.entrySet().stream()
                .filter(role -> role.getValue().contains(host))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private SshTarget target(String address) {
        return new SshTarget(
                address,
                Optional.of(user),
                OptionalInt.of(22),
                Optional.of(sshKey),
                List.of(),
                Optional.of(operator),
                Optional.of(knownHosts),
                SshTarget.Transport.AUTO);
    }

    private EtcdSettings etcd(List<String> members) {
        return new EtcdSettings(
                EtcdSettings.Via.DIRECT,
                members.stream().map(m -> "http://" + hosts.get(m) + ":2379").toList(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                EtcdSettings.Supervisor.AUTO,
                Optional.empty(),
                Optional.empty(),
                Optional.of(operator));
    }
}
