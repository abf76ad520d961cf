// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.inventory.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jumpkit.json.yaml.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an inventory may say of where nodes and endpoints are. */
class AddressesTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            ops@10.0.0.1     | the user has a key of its own: {address: 10.0.0.1, user: ops}
            10.0.0.1:2222    | the port has a key of its own: {address: 10.0.0.1, port: 2222}
            [fd00::1]:2222   | the port has a key of its own: {address: fd00::1, port: 2222}
            [fd00::1]        | write it without brackets: fd00::1
            a b              | write a host name or an IP address, such as 10.0.1.10
            10.0.0.[1-2      | write a host name or an IP address, such as 10.0.1.10
            10.0.0.256       | write a host name or an IP address, such as 10.0.1.10
            https://10.0.0.1 | write the host alone, without https://
            -oProxyCommand=x | write a host name or an IP address, such as 10.0.1.10
            """)
    void saysWhatToWriteInsteadOfWhatIsNoAddress(String address, String hint) throws IOException {
        for (String node : List.of("{address: '" + address + "'}", "'" + address + "'")) {
            Problem problem = only("clusters: {x: {nodes: {n1: " + node + "}}}");

            assertEquals("'" + address + "' is not an address", problem.what());
            assertEquals(hint, problem.hint());
            assertEquals(28 + node.indexOf('\''), problem.place().column());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.0.1.10",
                "n1.example.com",
                "n_1",
                "fd00::1",
                "::1",
                "fe80::1%eth0",
                "fe80::1%eth0.100",
                "::ffff:10.0.0.1",
                "b\u00fccher.example",
                "n1.example.com."
            })
    void namesAndAddressesOfBothKindsAreAddresses(String address) throws IOException {
        assertEquals(List.of(), problems("clusters: {x: {nodes: {n1: {address: '" + address + "'}}}}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://n1:0",
                "https://n1:99999",
                "https://n1:123456789012",
                "http://[fd00::1]:65536",
                "https://n1:00000"
            })
    void aPortIsFromOneTo65535(String url) throws IOException {
        Problem endpoint = only("clusters: {x: {nodes: n1, etcd: {endpoints: ['" + url + "']}}}");
        Problem metrics =
                only("clusters: {x: {nodes: n1, etcd: {endpoints: ['http://n1:2379'], metrics: '" + url + "'}}}");

        assertEquals("the port of '" + url + "' is none", endpoint.what());
        assertEquals("the port of '" + url + "' is none", metrics.what());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://[fd00::1]:2379", "https://[fe80::1%eth0]:2379", "https://n_1:2379/", "http://10.0.0.1:1"
            })
    void urlsOfEveryKindOfAddressAreUrls(String url) throws IOException {
        assertEquals(List.of(), problems("clusters: {x: {nodes: n1, etcd: {endpoints: ['" + url + "']}}}"));
        assertEquals(
                List.of(),
                problems("clusters: {x: {nodes: n1, etcd: {endpoints: ['http://n1:2379'], metrics: '" + url + "'}}}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "etcd: {endpoints: ['http://n1:2379'], metrics: 'http://u:hunter2@h:1/'}",
                "http: {live: 'http://u:hunter2@h/'}",
                "http: {checks: {api: 'http://u:hunter2@h/'}}",
                "postgres: {database: 'postgres://u:hunter2@h/db'}",
                "unknown: [{deep: 'https://u:hunter2@h'}]",
                "k8s: {kubeconfig: 'x://u:hunter2@h'}, color: mauve"
            })
    void aPasswordInAUrlIsRefusedWhereverItStandsAndNeverShown(String section) throws IOException {
        Findings findings = check("clusters: {x: {nodes: n1, " + section + "}}");

        assertTrue(
                findings.problems().stream()
                        .anyMatch(p -> p.what().equals("a password in a URL has no place in an inventory")),
                findings.problems().toString());
        String shown = findings.problems().stream()
                .flatMap(problem -> findings.text().show(problem).stream())
                .collect(Collectors.joining("\n"));
        assertFalse(shown.contains("hunter2"), shown);
    }

    @Test
    void aPasswordInAnAddressIsNotShownEither() throws IOException {
        Findings findings = check("clusters: {x: {nodes: {n1: 'ops:hunter2@10.0.0.1'}}}");

        assertEquals(1, findings.problems().size());
        String shown =
                String.join("\n", findings.text().show(findings.problems().get(0)));
        assertFalse(shown.contains("hunter2"), shown);
    }

    private Problem only(String yaml) throws IOException {
        List<Problem> problems = problems(yaml);
        assertEquals(1, problems.size(), problems.toString());
        return problems.get(0);
    }

    private List<Problem> problems(String yaml) throws IOException {
        return check(yaml).problems();
    }

    private Findings check(String yaml) throws IOException {
        Path file = Files.writeString(folder.resolve("clusters.yaml"), yaml + "\n");
        return new ClustersFile(file, folder.resolve("cache"), Map.of("HOME", folder.toString())).check(Set.of());
    }
}
