// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.lab;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jumpkit.session.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whether the shell opens on the lab as it is, or starts it first. */
class PracticeLabTest {
    /** More than a process number can be. */
    private static final String NOBODY = "99999999 1";

    @TempDir
    private Path labs;

    private Path instance;

    @BeforeEach
    void start() throws IOException {
        instance = Files.createDirectory(labs.resolve("lab"));
        for (String host : new String[] {"n1", "n2"}) {
            Files.createDirectories(instance.resolve("hosts").resolve(host));
        }
        network("127.0.0.1");
    }

    /** An address that is this machine's stands for a network that is up. */
    private void network(String operator) throws IOException {
        Files.writeString(
                instance.resolve("lab.env"),
                """
                instance=lab
                instance_id=1
                operator=%s
                hosts=n1:127.0.0.2,n2:127.0.0.3
                user=root
                ssh_key=/nowhere
                known_hosts=/nowhere
                """
                        .formatted(operator));
    }

    private void host(String name, String process) throws IOException {
        Files.writeString(instance.resolve("hosts").resolve(name).resolve("pid"), process + "\n");
    }

    private boolean isReachable() {
        return PracticeLab.in(Settings.defaults(Map.of("JUMPKIT_LAB_STATE", labs.toString())))
                .isReachable();
    }

    @Test
    void aHostThatIsOnIsEnough() throws IOException {
        host("n1", NOBODY);
        host("n2", ProcessHandle.current().pid() + " 1");

        assertTrue(isReachable());
    }

    @Test
    void aLabWhoseHostsAreAllOffIsNot() throws IOException {
        assertFalse(isReachable());

        host("n1", NOBODY);
        assertFalse(isReachable());
    }

    @Test
    void withoutItsNetworkItIsNot() throws IOException {
        host("n1", ProcessHandle.current().pid() + " 1");
        network("10.255.255.254");

        assertFalse(isReachable());
    }
}
