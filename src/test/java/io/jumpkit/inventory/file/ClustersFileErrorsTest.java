// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.inventory.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jumpkit.error.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator sees of a wrong inventory. */
class ClustersFileErrorsTest {
    @TempDir
    Path folder;

    @Test
    void saysEverythingThatIsWrongAtOnce() throws IOException {
        assertScreen(
                """
                defaults: {usr: ops, port: 220000}
                clusters:
                  prod:
                    color: purple
                    nodes:
                      n[1-3]: {address: "10.0.1.[10-11]", rolls: [etcd]}
                    etcd: {endponts: ["https://10.0.1.10:2379"], via: telnet}
                """,
                """
                ~/clusters.yaml:1:12: 'usr' is not a setting of defaults
                    defaults: {usr: ops, port: 220000}
                               ^^^ did you mean 'user'?
                ~/clusters.yaml:1:28: '220000' is not a port
                    defaults: {usr: ops, port: 220000}
                                               ^^^^^^ write a number from 1 to 65535
                ~/clusters.yaml:4:12: 'purple' is not a color
                    color: purple
                           ^^^^^^ one of: red, green, yellow, blue, magenta, cyan, white, black
                ~/clusters.yaml:6:25: '10.0.1.[10-11]' stands for 2 of 3 nodes
                    n[1-3]: {address: "10.0.1.[10-11]", rolls: [etcd]}
                                      ^^^^^^^^^^^^^^^^ write 3 values, one for each node
                ~/clusters.yaml:6:43: 'rolls' is not a setting of node n[1-3]
                    n[1-3]: {address: "10.0.1.[10-11]", rolls: [etcd]}
                                                        ^^^^^ did you mean 'roles'?
                ~/clusters.yaml:7:5: etcd has no endpoints and no node has the role etcd
                    etcd: {endponts: ["https://10.0.1.10:2379"], via: telnet}
                    ^^^^ add endpoints: ["https://HOST:2379"]
                ~/clusters.yaml:7:12: 'endponts' is not a setting of etcd
                    etcd: {endponts: ["https://10.0.1.10:2379"], via: telnet}
                           ^^^^^^^^ did you mean 'endpoints'?
                ~/clusters.yaml:7:55: 'telnet' is not a via
                    etcd: {endponts: ["https://10.0.1.10:2379"], via: telnet}
                                                                      ^^^^^^ one of: direct, ssh, node
                """);
    }

    @Test
    void refusesASecretInClearWithoutShowingIt() throws IOException {
        assertScreen(
                """
                clusters:
                  prod:
                    nodes: n1
                    postgres: {user: monitor, password: hunter2}
                    redis: {password: {env: A, file: b}}
                """,
                """
                ~/clusters.yaml:4:41: a password in clear has no place in an inventory
                    postgres: {user: monitor, password: *******}
                                                        ^^^^^^^ write {env: PASSWORD}, {file: PATH}, {command: [PROGRAM, ARG]} or {prompt: true}
                ~/clusters.yaml:5:23: password needs one place to come from, not 2
                    redis: {password: {env: A, file: b}}
                                      ^^^^^^^^^^^^^^^^^ write {env: NAME}, {file: PATH}, {command: [PROGRAM, ARG]} or {prompt: true}
                """);
    }

    @Test
    void refusesAPasswordInAUrl() throws IOException {
        assertScreen(
                """
                clusters: {x: {nodes: n1, etcd: {endpoints: ["https://root:hunter2@n1:2379"]}}}
                """,
                """
                ~/clusters.yaml:1:46: a password in a URL has no place in an inventory
                    clusters: {x: {nodes: n1, etcd: {endpoints: [******************************]}}}
                                                                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ write user: and password: {env: NAME} beside it
                """);
    }

    @Test
    void showsWhereItStopsBeingYaml() throws IOException {
        assertScreen(
                """
                clusters:
                  prod:
                  \tnodes: n1
                """,
                """
                ~/clusters.yaml:3:3: not YAML: found character '\\t(TAB)' that cannot start any token. (Do not use \\t(TAB) for indentation)
                     nodes: n1
                    ^ indent with spaces, not with tabs
                """);
    }

    @Test
    void saysThatANodeIsThereTwice() throws IOException {
        assertScreen(
                """
                clusters:
                  x:
                    nodes:
                      n[1-3]:
                      n2:
                """,
                """
                ~/clusters.yaml:5:7: node n2 is there twice
                    n2:
                    ^^ the first is on line 4; keep one
                """);
    }

    @Test
    void saysThatAKeyIsThereTwice() throws IOException {
        assertScreen(
                """
                clusters:
                  a: {nodes: n1}
                  a: {nodes: n2, nodes: n3}
                """,
                """
                ~/clusters.yaml:3:3: 'a' is written twice
                    a: {nodes: n2, nodes: n3}
                    ^ the first is on line 2; keep one
                """);
    }

    @Test
    void warnsOfNamesThatClashWithCommandsAndOfTheReservedOne() throws IOException {
        assertScreen(
                """
                clusters:
                  ping: {nodes: n1}
                  lab: {nodes: n1}
                """,
                """
                ~/clusters.yaml:2:3: warning: 'ping' is also a command
                    ping: {nodes: n1}
                    ^^^^ as a first word the command wins; open it with: jumpkit -C ping
                ~/clusters.yaml:3:3: 'lab' is the practice cluster's name; this entry is not used
                    lab: {nodes: n1}
                    ^^^ rename it
                """);
    }

    @Test
    void warnsWhenTwoNodesAreOne() throws IOException {
        assertScreen(
                """
                clusters:
                  x: {nodes: {"n[1-2]": 10.0.0.1}}
                """,
                """
                ~/clusters.yaml:2:15: warning: n2 and n1 have the same address 10.0.0.1
                    x: {nodes: {"n[1-2]": 10.0.0.1}}
                                ^^^^^^^^ everything would be done there twice
                """);
    }

    @Test
    void holdsWithWarningsAndNotWithUnknownKeys() throws IOException {
        assertTrue(file("clusters: {ping: {nodes: n1}}").check(Set.of("ping")).hold());
        assertFalse(file("clusters: {x: {nodes: n1, y: 1}}").check(Set.of()).hold());
    }

    @Test
    void openingABrokenClusterShowsTheSameWords() throws IOException {
        ClustersFile file = file("clusters:\n  x: {nodes: 'n[3-1]'}\n");

        UserError error = assertThrows(UserError.class, () -> file.cluster("x"));

        assertEquals("mend it, then type: inventory check ~/clusters.yaml", error.hint());
        assertTrue(error.what().startsWith("~/clusters.yaml:2:14: "), error.what());
    }

    @Test
    void openingShowsAllThatIsWrongTheFirstLineFirst() throws IOException {
        ClustersFile file = file(
                """
                clusters:
                  prod:
                    color: purple
                    nodes: {n1: {port: x}}
                    etcd: {endponts: ["https://10.0.1.10:2379"], user: root, password: hunter2}
                defaults: {port: 0}
                """);

        UserError error = assertThrows(UserError.class, () -> file.cluster("prod"));

        assertEquals(
                List.of("3:12", "4:24", "5:5", "5:12", "5:72", "6:18"),
                error.what()
                        .lines()
                        .filter(line -> line.startsWith("~/clusters.yaml:"))
                        .map(line -> line.split(":")[1] + ":" + line.split(":")[2])
                        .toList(),
                error.what());
        assertFalse(error.what().contains("hunter2"), error.what());
    }

    @Test
    void ofVeryManyErrorsShowsTheFirstTenAndCountsTheRest() throws IOException {
        String nodes = IntStream.range(0, 14)
                .mapToObj(i -> "      n" + i + ": {port: x}\n")
                .collect(Collectors.joining());
        ClustersFile file = file("clusters:\n  x:\n    nodes:\n" + nodes);

        UserError error = assertThrows(UserError.class, () -> file.cluster("x"));

        assertEquals(
                10,
                error.what().lines().filter(l -> l.contains("is not a port")).count(),
                error.what());
        assertTrue(error.what().endsWith("\nand 4 more"), error.what());
    }

    @Test
    void aPasswordThatIsWrongIsNotAlsoMissing() throws IOException {
        Findings findings =
                file("clusters: {x: {nodes: n1, etcd: {endpoints: 'http://n1:2379', user: root, password: hunter2}}}")
                        .check(Set.of());

        assertEquals(1, findings.problems().size(), findings.problems().toString());
    }

    @Test
    void withoutAnInventorySaysHowToWriteOne() {
        ClustersFile none = new ClustersFile(
                folder.resolve("clusters.yaml"), folder.resolve("cache"), Map.of("HOME", folder.toString()));

        UserError error = assertThrows(UserError.class, () -> none.cluster("prod"));

        assertEquals("'prod' is not a cluster: there is no inventory, no file ~/clusters.yaml", error.what());
        assertEquals(
                """
                jumpkit inventory import --ssh-config ~/.ssh/config --name prod --write
                or write ~/clusters.yaml, with no more in it than
                  clusters:
                    prod:
                      nodes:
                        n[1-3]: {address: "HOST[1-3].example.com"}
                more: jumpkit help clusters   to practise without one: jumpkit lab""",
                error.hint());
    }

    @Test
    void theLeastInventoryOpens() throws IOException {
        ClustersFile file = file(String.join("\n", FirstInventory.example("prod")) + "\n");

        assertEquals("n[1-3]", file.cluster("prod").all().toString());
    }

    @Test
    void namesFilesThatAreMissingOrOpenToOthers() throws IOException {
        Path password = Files.writeString(folder.resolve("redis.pw"), "x");
        Files.setPosixFilePermissions(password, java.nio.file.attribute.PosixFilePermissions.fromString("rw-r--r--"));
        ClustersFile file =
                file("clusters: {x: {nodes: n1, redis: {password: {file: redis.pw}}, k8s: {kubeconfig: none}}}");

        assertEquals(
                List.of(
                        "~/redis.pw is a secret that others can read: chmod go-rwx ~/redis.pw",
                        "there is no file ~/none"),
                file.check(Set.of()).files());
    }

    private void assertScreen(String yaml, String screen) throws IOException {
        Findings findings = file(yaml).check(Set.of("ping"));

        assertEquals(
                screen,
                findings.problems().stream()
                        .flatMap(p -> findings.text().show(p).stream())
                        .map(line -> line + "\n")
                        .collect(Collectors.joining()));
    }

    private ClustersFile file(String yaml) throws IOException {
        Path file = Files.writeString(folder.resolve("clusters.yaml"), yaml);
        return new ClustersFile(file, folder.resolve("cache"), Map.of("HOME", folder.toString()));
    }
}
