// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jumpkit.inventory.Cluster;
import io.jumpkit.inventory.EtcdSettings;
import io.jumpkit.inventory.Secret;
import io.jumpkit.inventory.SshTarget;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LabStateTest {
    private static final LabState STATE = LabState.parse(
            """
                    instance=lab
                    instance_id=176b23a67651
                    subnet=10.77.0.0/24
                    operator=10.77.0.1
                    hosts=n1:10.77.0.11,n2:10.77.0.12,n4:10.77.0.14
                    user=root
                    ssh_key=/s/ssh/id_ed25519
                    known_hosts=/s/ssh/known_hosts
                    role_etcd=n1,n2
                    """
                    .lines()
                    .toList());

    @Test
    void theLabIsAClusterThatMayBeBroken() {
        Cluster lab = STATE.cluster();

        assertEquals("lab", lab.name());
        assertFalse(lab.readOnly());
        assertTrue(lab.drills());
        assertEquals(Optional.of("lab-176b23a67651"), lab.instance());
        assertEquals(List.of("n1", "n2", "n4"), List.copyOf(lab.nodes().keySet()));
        assertEquals(List.of("n1", "n2"), lab.withRole("etcd").names());
    }

    @Test
    void everyConnectionStartsFromTheLabsOwnAddress() {
        Cluster lab = STATE.cluster();
        SshTarget ssh = lab.node("n4").orElseThrow().ssh();

        assertEquals(Optional.of("10.77.0.1"), ssh.bindAddress());
        assertEquals(Optional.of("10.77.0.1"), lab.etcd().orElseThrow().localAddress());
        assertEquals(Optional.of(Path.of("/s/ssh/known_hosts")), ssh.knownHosts());
    }

    @Test
    void aStrictLabNamesItsBastionItsCertificatesAndItsUser() {
        Cluster lab = LabState.parse(
                        """
                        instance=lab
                        instance_id=176b23a67651
                        operator=10.77.0.1
                        hosts=n1:10.77.0.11,n5:10.77.0.15
                        user=root
                        ssh_key=/s/ssh/id_ed25519
                        known_hosts=/s/ssh/known_hosts
                        bastion=n5
                        tls_ca=/s/pki/ca.crt
                        tls_cert=/s/pki/operator.crt
                        tls_key=/s/pki/operator.key
                        pki_on_node=/etc/etcd/pki
                        etcd_user=root
                        etcd_password=/s/pki/etcd.password
                        role_etcd=n1
                        """
                                .lines()
                                .toList())
                .cluster();
        EtcdSettings etcd = lab.etcd().orElseThrow();

        assertEquals(
                List.of("root@10.77.0.15"), lab.node("n1").orElseThrow().ssh().jumps());
        assertEquals(List.of(), lab.node("n5").orElseThrow().ssh().jumps());
        assertEquals(EtcdSettings.Via.SSH, etcd.via());
        assertEquals(List.of("https://10.77.0.11:2379"), etcd.endpoints());
        assertEquals(
                Optional.of(Path.of("/s/pki/operator.crt")),
                etcd.tls().orElseThrow().cert());
        assertEquals(Optional.of(new Secret.FromFile(Path.of("/s/pki/etcd.password"))), etcd.password());
    }

    @Test
    void etcdIsAskedOnItsMembers() {
        assertEquals(
                List.of("http://10.77.0.11:2379", "http://10.77.0.12:2379"),
                STATE.cluster().etcd().orElseThrow().endpoints());
    }
}
