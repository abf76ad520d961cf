// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.inventory.importing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnsibleImportTest {
    private static final String INI =
            """
            mail ansible_host=192.0.2.9 ; not in a group
            [web]
            web[01:03].example.com ansible_user="deploy"
            [db]
            db[1:2]:2222 ansible_host=10.0.0.7
            db3 ansible_connection=local
            [etcd]
            n1 ansible_host=10.0.1.10   # first
            n2 ansible_host=10.0.1.11
            n3 ansible_host=10.0.1.12 ansible_ssh_pass=hunter2
            [prod:children]
            etcd
            db
            [prod:vars]
            ansible_user = ops
            ansible_ssh_common_args='-o ProxyJump=bastion -o Other=1'
            """;

    private static final String YAML =
            """
            all:
              vars: {ansible_user: ops, ansible_password: !vault abc}
              hosts:
                mail:
              children:
                etcd:
                  hosts:
                    n[1:3]: {ansible_port: 2200}
                db:
                  hosts: {db1: {ansible_host: "{{ lookup('x') }}"}}
            """;

    @TempDir
    Path folder;

    @Test
    void readsIni() throws IOException {
        Path file = Files.writeString(folder.resolve("hosts"), INI);

        Imported found = AnsibleImport.read(file);

        assertEquals(
                """
                prod:
                  nodes:
                    mail: {address: 192.0.2.9}
                    web[01-03].example.com: {user: deploy, roles: [web]}
                    db1: {address: 10.0.0.7, user: ops, port: 2222, jump: bastion, roles: [db, prod]}
                    db2: {address: 10.0.0.7, user: ops, port: 2222, jump: bastion, roles: [db, prod]}
                    n[1-3]: {address: "10.0.1.[10-12]", user: ops, jump: bastion, roles: [etcd, prod]}
                """,
                text(found));
        assertEquals(
                List.of(
                        "db3 is left out: it is not reached over SSH",
                        "passwords are not taken over: use keys, or an agent"),
                found.remarks());
    }

    @Test
    void readsYamlWithVariablesBesideIt() throws IOException {
        Path file = Files.writeString(folder.resolve("hosts.yml"), YAML);
        Files.createDirectories(folder.resolve("group_vars"));
        Files.writeString(folder.resolve("group_vars/etcd.yml"), "ansible_user: core\nlist: [1, 2]\n");
        Files.createDirectories(folder.resolve("host_vars"));
        Files.writeString(folder.resolve("host_vars/n3"), "ansible_host: 10.9.9.9\n");
        Files.writeString(folder.resolve("host_vars/mail.yml"), "$ANSIBLE_VAULT;1.1;AES256\n33\n");

        Imported found = AnsibleImport.read(file);

        assertEquals(
                """
                prod:
                  nodes:
                    mail: {user: ops}
                    n1: {user: core, port: 2200, roles: [etcd]}
                    n2: {user: core, port: 2200, roles: [etcd]}
                    n3: {address: 10.9.9.9, user: core, port: 2200, roles: [etcd]}
                    db1: {user: ops, roles: [db]}
                """,
                text(found));
        assertEquals(
                List.of(
                        folder + "/host_vars/mail.yml is encrypted and left out",
                        "passwords are not taken over: use keys, or an agent",
                        "ansible_host is left out where it is a template: {{ lookup('x') }}"),
                found.remarks());
    }

    @Test
    void expandsRangesAsAnsibleDoes() {
        assertEquals(List.of("w08", "w09", "w10"), AnsibleRange.expand("w[08:10]"));
        assertEquals(List.of("a-x", "b-x"), AnsibleRange.expand("[a:b]-x"));
        assertEquals(List.of("n1", "n3", "n5"), AnsibleRange.expand("n[1:5:2]"));
        assertEquals(List.of("r1n1", "r1n2", "r2n1", "r2n2"), AnsibleRange.expand("r[1:2]n[1:2]"));
        assertEquals(List.of(), AnsibleRange.expand("n[1-5]"));
        assertEquals(List.of(), AnsibleRange.expand("n[1:999999]"));
        assertEquals(List.of(), AnsibleRange.expand("n[1:9:99999999999]"));
    }

    @Test
    void readsVariablesOfAllAndOfFoldersTooWhereTheInventoryNamesNeither() throws IOException {
        write("group_vars/all.yml", "ansible_user: everybody\n");
        write("group_vars/db/main.yml", "ansible_port: 2200\n");
        write("group_vars/db/more/z.yml", "ansible_user: deep\n");
        write("group_vars/db/notes.txt", "ansible_user: ignored\n");
        write("group_vars/ungrouped", "ansible_port: 2022\n");
        write("host_vars/db2/main.yml", "ansible_user: own\n");

        assertEquals(
                """
                prod:
                  nodes:
                    mail: {user: everybody, port: 2022}
                    db1: {user: deep, port: 2200, roles: [db]}
                    db2: {user: own, port: 2200, roles: [db]}
                """,
                text("mail\n[db]\ndb1\ndb2\n"));
    }

    @Test
    void theDeeperGroupCountsAndOfTwoTheOneLaterInTheAlphabet() throws IOException {
        String deep =
                """
                [flat]
                n1
                [deep]
                n1
                [outer:children]
                deep
                [flat:vars]
                ansible_user=flat
                [deep:vars]
                ansible_user=deep
                """;
        String alike = "[%s]\nn1\n[%s]\nn1\n[alpha:vars]\nansible_user=alpha\n[beta:vars]\nansible_user=beta\n";

        assertTrue(text(deep).contains("user: deep"), text(deep));
        assertTrue(text(alike.formatted("alpha", "beta")).contains("user: beta"));
        assertTrue(text(alike.formatted("beta", "alpha")).contains("user: beta"));
        assertTrue(text(alike.formatted("beta", "alpha") + "[alpha:vars]\nansible_group_priority=10\n")
                .contains("user: alpha"));
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private String text(String ini) throws IOException {
        return text(AnsibleImport.read(Files.writeString(folder.resolve("hosts"), ini)));
    }

    private static String text(Imported found) {
        return String.join("\n", ClusterText.of("prod", found.hosts())) + "\n";
    }
}
