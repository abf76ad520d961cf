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
                    db1: {address: 10.0.1.11, user: ops, port: 2222, identity: "~/.ssh/prod key", jump: bastion}
                    web1: {address: web1.example.com, user: ops, port: 2222, identity: "~/.ssh/prod key", jump: bastion}
                    old: {user: ops, port: 2222, identity: "~/.ssh/prod key", jump: bastion}
                    db2: {address: 10.0.2.7, user: postgres, port: 2222, identity: "~/.ssh/prod key", jump: bastion}
                    db3: {address: 10.0.2.7, user: postgres, port: 2222, identity: "~/.ssh/prod key", jump: bastion}
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
}
