// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.ssh.jsch;

import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;
import io.jumpkit.ssh.hostkey.HostKeyCheck;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** How JSch is set up: what the JDK can do and nothing it has to try out first, the fastest in front. */
final class Tuning {
    private static final String KEY_EXCHANGES = "curve25519-sha256,curve25519-sha256@libssh.org,ecdh-sha2-nistp256,"
            + "ecdh-sha2-nistp384,ecdh-sha2-nistp521,diffie-hellman-group-exchange-sha256,"
            + "diffie-hellman-group16-sha512,diffie-hellman-group18-sha512,diffie-hellman-group14-sha256";
    private static final String CIPHERS =
            "aes128-gcm@openssh.com,aes256-gcm@openssh.com,aes128-ctr,aes192-ctr,aes256-ctr";
    private static final String MACS = "hmac-sha2-256-etm@openssh.com,hmac-sha2-512-etm@openssh.com,"
            + "hmac-sha1-etm@openssh.com,hmac-sha2-256,hmac-sha2-512,hmac-sha1";
    private static final List<String> HOST_KEYS = List.of(
            "ssh-ed25519",
            "ecdsa-sha2-nistp256",
            "ecdsa-sha2-nistp384",
            "ecdsa-sha2-nistp521",
            "rsa-sha2-512",
            "rsa-sha2-256");
    private static final List<String> HOST_CERTIFICATES =
            HOST_KEYS.stream().map(type -> type + "-cert-v01@openssh.com").toList();

    private Tuning() {}

    /** Sets a session up, its host-key algorithms in the order of what known_hosts has. */
    static void apply(Session session, HostKeyCheck check, int keys) throws JSchException {
        session.setConfig("kex", KEY_EXCHANGES);
        session.setConfig("cipher.c2s", CIPHERS);
        session.setConfig("cipher.s2c", CIPHERS);
        session.setConfig("mac.c2s", MACS);
        session.setConfig("mac.s2c", MACS);
        session.setConfig("compression.c2s", "none");
        session.setConfig("compression.s2c", "none");
        session.setConfig("CheckKexes", "");
        session.setConfig("CheckCiphers", "");
        session.setConfig("CheckMacs", "");
        session.setConfig("CheckSignatures", "");
        session.setConfig("server_host_key", hostKeyAlgorithms(check));
        session.setConfig("prefer_known_host_key_types", "no");
        session.setConfig("StrictHostKeyChecking", "yes");
        session.setConfig("host_certificate_to_key_fallback", "no");
        session.setConfig("PreferredAuthentications", "publickey");
        // With one key there is nothing to find out by asking first: one round trip less.
        session.setConfig("enable_pubkey_auth_query", keys == 1 ? "no" : "yes");
        session.setConfig("MaxAuthTries", "20");
        session.setDaemonThread(true);
    }

    private static String hostKeyAlgorithms(HostKeyCheck check) {
        Set<String> order = new LinkedHashSet<>();
        if (!check.authorities().isEmpty()) {
            order.addAll(HOST_CERTIFICATES);
        }
        List<String> known = new ArrayList<>();
        for (String type : check.types()) {
            known.addAll(type.equals("ssh-rsa") ? List.of("rsa-sha2-512", "rsa-sha2-256") : List.of(type));
        }
        HOST_KEYS.stream().filter(known::contains).forEach(order::add);
        order.addAll(HOST_KEYS);
        return String.join(",", order);
    }
}
