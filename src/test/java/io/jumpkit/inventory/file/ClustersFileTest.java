// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.inventory.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jumpkit.error.UserError;
import io.jumpkit.inventory.Cluster;
import io.jumpkit.inventory.EtcdSettings;
import io.jumpkit.inventory.Secret;
import io.jumpkit.inventory.SshTarget;
import io.jumpkit.inventory.SystemSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClustersFileTest {
    private static final String PROD =
            """
            defaults: {user: ops, port: 22, identity: ~/.ssh/id_ed25519}
            clusters:
              prod:
                color: red
                protected: false
                transport: auto
                jump: bastion.example.com
                nodes:
                  n[1-3]: {address: "10.0.1.[10-12]", roles: [etcd, postgres], labels: {zone: "eu-[1-3]"}}
                  cache[1-2]: {roles: [redis], user: root, port: 2222, jump: [a, "b,c"]}
                etcd:      {via: ssh,
                            endpoints: ["https://10.0.1.[10-12]:2379"], tls: {ca: ca.crt, cert: peer.crt, key: peer.key},
                            pki: {on-node: /etc/kubernetes/pki/etcd}, metrics: "http://127.0.0.1:2381",
                            supervisor: static-pod, user: root, password: {env: ETCD_PASSWORD}}
                postgres:  {nodes: "@postgres", port: 5432, database: postgres, user: monitor, password: {env: PGPASSWORD}, manager: patroni}
                redis:     {sentinels: ["10.0.1.[10-12]:26379"], master: mymaster, tls: true, user: ops, password: {file: redis.pw}}
                kafka:     {bootstrap: ["10.0.1.[10-12]:9092"], properties: client.properties}
                cockroach: {nodes: ["10.0.1.[10-12]:26257"], user: root, insecure: true}
                k8s:       {kubeconfig: ~/.kube/config, context: prod}
                http:      {checks: {api: "http://10.0.1.[10-12]:8000"}, live: /health, ready: /ready}
                breakers:  {apps: {orders: "http://10.0.1.[10-12]:8080/actuator"}}
            """;

    @TempDir
    Path folder;

    @Test
    void saysWhatElseRecordsHide() throws IOException {
        assertEquals(
                List.of("badge (\\d+)", "X-[0-9]+"),
                file("mask: ['badge (\\d+)', 'X-[0-9]+']\nclusters: {a: {nodes: n1}}")
                        .masks());
        UserError error = assertThrows(UserError.class, () -> file("mask: ['(']\nclusters: {a: {nodes: n1}}")
                .cluster("a"));
        assertTrue(error.what().contains("'(' is not a regular expression: Unclosed group"), error.what());
    }

    @Test
    void namesItsClustersInTheirOrder() throws IOException {
        ClustersFile file = file("clusters: {b: {nodes: n1}, a: {nodes: n1}}");

        assertEquals(List.of("b", "a"), file.names());
    }

    @Test
    void unfoldsAddressesAndLabelsInStepWithNames() throws IOException {
        Cluster prod = file(PROD).cluster("prod");

        assertEquals("cache[1-2],n[1-3]", prod.all().toString());
        assertEquals("10.0.1.11", prod.node("n2").orElseThrow().ssh().address());
        assertEquals(Map.of("zone", "eu-2"), prod.node("n2").orElseThrow().labels());
        assertEquals(Set.of("etcd", "postgres"), prod.node("n2").orElseThrow().roles());
    }

    @Test
    void takesFromNodeThenClusterThenDefaults() throws IOException {
        Cluster prod = file(PROD).cluster("prod");

        SshTarget wide = prod.node("n1").orElseThrow().ssh();
        assertEquals(Optional.of("ops"), wide.user());
        assertEquals(OptionalInt.of(22), wide.port());
        assertEquals(Optional.of(folder.resolve("home/.ssh/id_ed25519")), wide.identity());
        assertEquals(List.of("bastion.example.com"), wide.jumps());
        SshTarget own = prod.node("cache1").orElseThrow().ssh();
        assertEquals("cache1", own.address());
        assertEquals(Optional.of("root"), own.user());
        assertEquals(OptionalInt.of(2222), own.port());
        assertEquals(List.of("a", "b", "c"), own.jumps());
    }

    @Test
    void isProtectedUnlessItSaysOtherwise() throws IOException {
        assertFalse(file(PROD).cluster("prod").readOnly());
        assertTrue(file("clusters: {x: {nodes: n1}}").cluster("x").readOnly());
        assertFalse(file("{defaults: {protected: false}, clusters: {x: {nodes: n1}}}")
                .cluster("x")
                .readOnly());
    }

    @Test
    void readsEtcdWhole() throws IOException {
        EtcdSettings etcd = file(PROD).cluster("prod").etcd().orElseThrow();

        assertEquals(
                new EtcdSettings(
                        EtcdSettings.Via.SSH,
                        List.of("https://10.0.1.10:2379", "https://10.0.1.11:2379", "https://10.0.1.12:2379"),
                        Optional.of(new EtcdSettings.Tls(
                                Optional.of(folder.resolve("ca.crt")),
                                Optional.of(folder.resolve("peer.crt")),
                                Optional.of(folder.resolve("peer.key")))),
                        Optional.of(Path.of("/etc/kubernetes/pki/etcd")),
                        Optional.of("http://127.0.0.1:2381"),
                        EtcdSettings.Supervisor.STATIC_POD,
                        Optional.of("root"),
                        Optional.of(new Secret.FromEnvironment("ETCD_PASSWORD")),
                        Optional.empty()),
                etcd);
    }

    @Test
    void makesEtcdEndpointsOfTheNodesThatHaveTheRole() throws IOException {
        ClustersFile file = file("clusters: {x: {nodes: {'n[1-2]': {roles: etcd, address: 'fd00::[1-2]'}}, etcd: {}}}");

        assertEquals(
                List.of("http://[fd00::1]:2379", "http://[fd00::2]:2379"),
                file.cluster("x").etcd().orElseThrow().endpoints());
    }

    @Test
    void keepsTheSectionsOfOtherSystems() throws IOException {
        Map<String, SystemSettings> systems = file(PROD).cluster("prod").systems();

        assertEquals(Optional.of("patroni"), systems.get("postgres").text("manager"));
        assertEquals(OptionalInt.of(5432), systems.get("postgres").number("port"));
        assertEquals(
                Optional.of(new Secret.FromFile(folder.resolve("redis.pw"))),
                systems.get("redis").secret("password"));
        assertEquals(
                List.of("10.0.1.10:9092", "10.0.1.11:9092", "10.0.1.12:9092"),
                systems.get("kafka").texts("bootstrap"));
        assertEquals(
                List.of("http://10.0.1.10:8000", "http://10.0.1.11:8000", "http://10.0.1.12:8000"),
                systems.get("http").table("checks").get("api"));
        assertEquals(
                Optional.of(folder.resolve("home/.kube/config")),
                systems.get("k8s").path("kubeconfig"));
    }

    @Test
    void takesNodesAsNamesAlone() throws IOException {
        ClustersFile file = file(
                """
                clusters:
                  a: {nodes: "n[1-3]!n2"}
                  b: {nodes: [db1, "db[2-3]"]}
                  c: {nodes: {web1: 10.0.0.1, web2: }}
                """);

        assertEquals("n[1,3]", file.cluster("a").all().toString());
        assertEquals("db[1-3]", file.cluster("b").all().toString());
        assertEquals(
                "10.0.0.1", file.cluster("c").node("web1").orElseThrow().ssh().address());
        assertEquals("web2", file.cluster("c").node("web2").orElseThrow().ssh().address());
    }

    @Test
    void givesTheThirdAddressToTheThirdNameWritten() throws IOException {
        Cluster x =
                file("clusters: {x: {nodes: {'n[3,1],m2': '10.0.0.[1-3]'}}}").cluster("x");

        assertEquals("10.0.0.1", x.node("n3").orElseThrow().ssh().address());
        assertEquals("10.0.0.3", x.node("m2").orElseThrow().ssh().address());
    }

    @Test
    void opensAClusterBesideABrokenOne() throws IOException {
        ClustersFile file = file("clusters: {bad: {nodes: 'n[3-1]'}, good: {nodes: n1}}");

        assertEquals("n1", file.cluster("good").all().toString());
        assertThrows(UserError.class, () -> file.cluster("bad"));
    }

    @Test
    void opensAClusterWithAKeyItDoesNotKnowAndRemarksOnIt() throws IOException {
        ClustersFile file = file("clusters: {x: {nodes: n1, colour: red}}");

        file.cluster("x");

        assertEquals(
                List.of(folder + "/clusters.yaml:1:27: 'colour' is not a setting of cluster x (did you mean 'color'?)"),
                file.remarks("x"));
    }

    @Test
    void withoutAFileHasNoCluster() {
        ClustersFile file = new ClustersFile(
                folder.resolve("none.yaml"), folder.resolve("cache"), Map.of("HOME", folder.toString()));

        assertEquals(List.of(), file.names());
    }

    @Test
    void namesTheNearestCluster() throws IOException {
        ClustersFile file = file("clusters: {prod: {nodes: n1}}");

        UserError error = assertThrows(UserError.class, () -> file.cluster("prd"));

        assertEquals("did you mean: prod?", error.hint());
    }

    @Test
    void readsAMendedFileAnew() throws IOException {
        ClustersFile file = file("clusters: {x: [}");
        assertEquals(List.of(), file.names());

        Files.writeString(file.file(), "clusters: {x: {nodes: n1}}");

        assertEquals(List.of("x"), file.names());
    }

    private ClustersFile file(String yaml) throws IOException {
        Path file = Files.writeString(folder.resolve("clusters.yaml"), yaml);
        return new ClustersFile(
                file,
                folder.resolve("cache"),
                Map.of("HOME", folder.resolve("home").toString()));
    }
}
