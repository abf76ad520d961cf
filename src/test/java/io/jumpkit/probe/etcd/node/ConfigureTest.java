// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.etcd.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Settings go where etcd reads them, or nowhere. */
class ConfigureTest {
    private static final String BEFORE = "ETCD_DATA_DIR=/var/lib/etcd\nETCD_NAME=old\nOPTIONS=\"--name n3\"\n";

    @TempDir
    private Path folder;

    private Host host;
    private Path file;

    @BeforeEach
    void prepare() throws IOException {
        file = Files.writeString(folder.resolve("default"), BEFORE);
        host = new Host(folder.resolve("host"))
                .with("UNIT", "etcd")
                .with("BACKUP_SUFFIX", ".before")
                .with("KEYS", "ETCD_NAME ETCD_INITIAL_CLUSTER_STATE")
                .with("ETCD_NAME", "n3")
                .with("ETCD_INITIAL_CLUSTER_STATE", "existing");
    }

    private Host.Said configure(String flags) throws Exception {
        host.command(
                "systemctl",
                """
                case "$*" in
                  *EnvironmentFiles*) echo '%s (ignore_errors=no)' ;;
                  *ExecStart*) echo '{ path=/usr/bin/etcd ; argv[]=/usr/bin/etcd %s ; ignore_errors=no ; }' ;;
                esac
                """
                        .formatted(file, flags));
        return host.run("configure.sh");
    }

    private void assertRefused(String flags, String why) throws Exception {
        Host.Said said = configure(flags);

        assertEquals(5, said.exit(), said.out());
        assertTrue(said.err().startsWith(why), said.err());
        assertEquals(BEFORE, Files.readString(file));
    }

    @Test
    void whatTheUnitDoesNotSayIsSet() throws Exception {
        Host.Said said = configure("--name-of-nobody --data-dir=/var/lib/etcd");

        assertEquals(0, said.exit(), said.err());
        assertTrue(said.out().contains("changed=ETCD_NAME ETCD_INITIAL_CLUSTER_STATE"), said.out());
        assertTrue(Files.readString(file).endsWith("ETCD_NAME=n3\nETCD_INITIAL_CLUSTER_STATE=existing\n"));
        assertEquals(BEFORE, Files.readString(folder.resolve("default.before")));
    }

    /** etcd ends at once: "conflicting environment variable is shadowed by corresponding command-line flag". */
    @Test
    void aFlagOfTheUnitIsNotContradicted() throws Exception {
        assertRefused("--name=n3", "the unit etcd gives --name itself, and with ETCD_NAME in " + file);
        assertRefused("-initial-cluster-state new", "the unit etcd gives --initial-cluster-state itself");
        assertRefused("$OPTIONS", "the unit etcd gives --name itself");
    }

    @Test
    void whereAConfigurationFileCountsVariablesAreNotSet() throws Exception {
        assertRefused(
                "--config-file /etc/etcd.yaml",
                "the unit etcd starts etcd with a configuration file, and then it reads no variables of " + file);
    }
}
