// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.lab;

import io.jumpkit.inventory.Cluster;
import io.jumpkit.inventory.EtcdSettings;
import io.jumpkit.inventory.Node;
import io.jumpkit.inventory.Secret;
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
 * @param bastion the one host that this machine reaches, where the others are behind it
 * @param etcdAccess what etcd wants to see of whoever asks it, where it is strict
 */
record LabState(
        String instance,
        String instanceId,
        String operator,
        Map<String, String> hosts,
        Map<String, List<String>> roles,
        String user,
        Path sshKey,
        Path knownHosts,
        Optional<String> bastion,
        Optional<EtcdAccess> etcdAccess) {

    /** The name under which the lab is used like any cluster. */
    static final String CLUSTER = "lab";

    private static final String ROLE = "role_";

    /**
     * What etcd wants to see.
     *
     * @param pkiOnNode where the certificates are on each host
     * @param password the file whose first line it is
     */
    record EtcdAccess(EtcdSettings.Tls tls, Path pkiOnNode, String user, Path password) {
        private static Optional<EtcdAccess> read(Map<String, String> values) {
            if (!values.containsKey("tls_ca")) {
                return Optional.empty();
            }
            EtcdSettings.Tls tls =
                    new EtcdSettings.Tls(path(values, "tls_ca"), path(values, "tls_cert"), path(values, "tls_key"));
            return Optional.of(new EtcdAccess(
                    tls,
                    Path.of(values.get("pki_on_node")),
                    values.get("etcd_user"),
                    Path.of(values.get("etcd_password"))));
        }

        private static Optional<Path> path(Map<String, String> values, String key) {
            return Optional.of(Path.of(values.get(key)));
        }
    }

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
                Path.of(values.get("known_hosts")),
                Optional.ofNullable(values.get("bastion")),
                EtcdAccess.read(values));
    }

    /**
     * The lab as a cluster: writable, drills allowed, and every connection bound to the lab's own network, so that with
     * the lab down nothing goes out to wherever its addresses may exist.
     */
    Cluster cluster() {
        Map<String, Node> nodes = new LinkedHashMap<>();
        hosts.forEach(
                (name, address) -> nodes.put(name, new Node(name, target(name, address), rolesOf(name), Map.of())));
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

    private SshTarget target(String name, String address) {
        return new SshTarget(
                address,
                Optional.of(user),
                OptionalInt.of(22),
                Optional.of(sshKey),
                bastion.filter(b -> !b.equals(name)).map(b -> user + "@" + hosts.get(b)).stream()
                        .toList(),
                Optional.of(operator),
                Optional.of(knownHosts),
                SshTarget.Transport.AUTO);
    }

    private EtcdSettings etcd(List<String> members) {
        return new EtcdSettings(
                bastion.isPresent() ? EtcdSettings.Via.SSH : EtcdSettings.Via.DIRECT,
                members.stream()
                        .map(m -> (etcdAccess.isPresent() ? "https://" : "http://") + hosts.get(m) + ":2379")
                        .toList(),
                etcdAccess.map(EtcdAccess::tls),
                etcdAccess.map(EtcdAccess::pkiOnNode),
                Optional.empty(),
                EtcdSettings.Supervisor.AUTO,
                etcdAccess.map(EtcdAccess::user),
                etcdAccess.map(access -> new Secret.FromFile(access.password())),
                Optional.of(operator));
    }
}
