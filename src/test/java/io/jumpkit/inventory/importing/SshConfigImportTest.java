// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.inventory.importing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SshConfigImportTest {
    private static final String CONFIG =
            """
            # hosts of prod
            Host db1
              HostName 10.0.1.11
            Host db2 db3
              User postgres
              HostName 10.0.2.7
            Include more/*.conf
            Host old
              ProxyCommand nc %h %p
            Match host db9 exec "true"
              User never
            Host *.example.com !x
              User nobody
            Host *
              User ops
              Port=2222
              ProxyJump bastion
              IdentityFile "~/.ssh/prod key"
            """;

    @TempDir
    Path home;

    @Test
    void takesHostsWithWhatHoldsForThem() throws IOException {
        Files.createDirectories(home.resolve("more"));
        Files.writeString(home.resolve("more/a.conf"), "Host web[1]\nHost web1\n  HostName web1.example.com\n");
        Path file = Files.writeString(home.resolve("config"), CONFIG);

        Imported found = SshConfigImport.read(file, home);

        assertEquals(
                """
                prod:
                  nodes:
                    db1: {address: 10.0.1.11, user: ops, port: 2222, identity: "~/.ssh/prod key", jump: ops@bastion:2222}
                    web1: {address: web1.example.com, user: ops, port: 2222, identity: "~/.ssh/prod key", jump: ops@bastion:2222}
                    old: {user: ops, port: 2222, identity: "~/.ssh/prod key", jump: ops@bastion:2222}
                    db2: {address: 10.0.2.7, user: postgres, port: 2222, identity: "~/.ssh/prod key", jump: ops@bastion:2222}
                    db3: {address: 10.0.2.7, user: postgres, port: 2222, identity: "~/.ssh/prod key", jump: ops@bastion:2222}
                """,
                String.join("\n", ClusterText.of("prod", found.hosts())) + "\n");
        assertEquals(
                List.of(
                        "Match host db9 exec true is left out: it depends on when it is asked",
                        "Host web[1] is left out: it cannot be a node's name",
                        "old: ProxyCommand is not taken over; keep it in ~/.ssh/config under Host old"),
                found.remarks());
    }

    @Test
    void takesOnlyNamesFromTheOperatorsOwnConfiguration() throws IOException {
        Files.createDirectories(home.resolve(".ssh"));
        Path file = Files.writeString(home.resolve(".ssh/config"), "Host n1 n2 n3\n  HostName 10.0.0.1\nHost db\n");

        Imported found = SshConfigImport.read(file, home);

        assertEquals(
                """
                prod:
                  nodes:
                    db,n[1-3]: {}
                """,
                String.join("\n", ClusterText.of("prod", found.hosts())) + "\n");
    }

    @Test
    void writesOutAJumpHostThatIsAnAliasOfTheFile() throws IOException {
        assertEquals(
                """
                prod:
                  nodes:
                    bastion: {address: 203.0.113.5, user: gate, port: 2200}
                    inner: {address: 10.0.0.2, jump: gate@203.0.113.5:2200}
                    db: {jump: "gate@203.0.113.5:2200,me@10.0.0.2"}
                    web: {jump: "elsewhere,10.0.0.2:2022"}
                    six: {jump: "[fd00::1]:2200"}
                    none: {}
                """,
                text(
                        """
                        Host bastion
                          HostName 203.0.113.5
                          Port 2200
                          User gate
                        Host inner
                          HostName 10.0.0.2
                          ProxyJump bastion
                        Host db
                          ProxyJump me@inner
                        Host web
                          ProxyJump elsewhere,inner:2022
                        Host six
                          ProxyJump far
                        Host none
                          ProxyJump none
                        Host fa?
                          HostName fd00::1
                          Port 2200
                        """));
    }

    @Test
    void namesTheKeyOfAJumpHostThatNoInventoryCanSay() throws IOException {
        Path file = Files.writeString(
                home.resolve("config"), "Host db\n  ProxyJump gate\nHost gate\n  IdentityFile ~/.ssh/gate\n");

        assertEquals(
                List.of(
                        "IdentityFile of the jump host gate is not taken over; keep it in ~/.ssh/config under its name"),
                SshConfigImport.read(file, home).remarks());
    }

    @Test
    void followsWildcardsInEveryPartOfAnInclude() throws IOException {
        for (String name : List.of("d/one/config", "d/two/config", "d/.hidden/config", "d/two/b[", "e1/x", "e3/x")) {
            Path file = home.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, "Host " + name.replaceAll("[^a-z0-9]", "") + "\n");
        }

        assertEquals("[doneconfig, dtwoconfig]", names("Include d/*/config"));
        assertEquals("[dtwob]", names("Include d/t?o/b["));
        assertEquals("[e1x]", names("Include e[0-2]/*"));
        assertEquals("[e3x]", names("Include e[!0-2]/x"));
        assertEquals("[doneconfig, dtwoconfig]", names("Include " + home + "/d/*/conf*"));
    }

    @Test
    void saysWhichIncludeFindsNothingAndWhere() throws IOException {
        for (String pattern : List.of("[x", "/", "no/*/file", "[z-a]*")) {
            Path file = Files.writeString(home.resolve("config"), "Host a\n\nInclude " + pattern + "\n");

            assertEquals(
                    List.of(file + ":3: Include " + pattern + " finds no file"),
                    SshConfigImport.read(file, home).remarks());
        }
    }

    private String names(String config) throws IOException {
        Path file = Files.writeString(home.resolve("config"), config + "\n");
        return SshConfigImport.read(file, home).hosts().stream()
                .map(ImportedHost::name)
                .toList()
                .toString();
    }

    private String text(String config) throws IOException {
        Path file = Files.writeString(home.resolve("config"), config);
        Imported found = SshConfigImport.read(file, home);
        return String.join("\n", ClusterText.of("prod", found.hosts())) + "\n";
    }
}
