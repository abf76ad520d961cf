// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.ssh.jsch;

import com.jcraft.jsch.HostKey;
import com.jcraft.jsch.HostKeyRepository;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.UserInfo;
import io.jumpkit.ssh.hostkey.HostKeyCheck;
import io.jumpkit.ssh.hostkey.HostKeyRefused;
import io.jumpkit.ssh.transport.Phase;
import io.jumpkit.ssh.transport.PhaseWatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What JSch asks about the host key of one connection; the answer comes from our own rules. */
final class SessionHostKeys implements HostKeyRepository {
    private final HostKeyCheck check;
    private final PhaseWatch watch;
    private final String host;
    private volatile HostKeyRefused refused;

    /**
     * The keys for one connection.
     *
     * @param host the names, separated by commas, that JSch may look the host up by
     */
    SessionHostKeys(HostKeyCheck check, PhaseWatch watch, String host) {
        this.check = check;
        this.watch = watch;
        this.host = host;
    }

    /** Why the host was not believed, if that was it. */
    Optional<HostKeyRefused> refused() {
        return Optional.ofNullable(refused);
    }

    @Override
    public int check(String name, byte[] key) {
        watch.enter(Phase.ASKING);
        try {
            check.verify(key);
            return OK;
        } catch (HostKeyRefused e) {
            refused = e;
            return NOT_INCLUDED;
        } finally {
            watch.enter(Phase.KEY_EXCHANGE);
        }
    }

    /** The authorities and the revoked keys, all of them for this host: JSch checks certificates with these. */
    @Override
    public HostKey[] getHostKey() {
        List<HostKey> keys = new ArrayList<>();
        check.authorities().forEach(key -> keys.add(hostKey("@cert-authority", key)));
        check.revoked().forEach(key -> keys.add(hostKey("@revoked", key)));
        return keys.toArray(HostKey[]::new);
    }

    @Override
    public HostKey[] getHostKey(String name, String type) {
        return new HostKey[0];
    }

    private HostKey hostKey(String marker, byte[] key) {
        try {
            return new HostKey(marker, host, 0, key, "");
        } catch (JSchException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String getKnownHostsRepositoryID() {
        return "known_hosts";
    }

    @Override
    public void add(HostKey key, UserInfo user) {
        throw new UnsupportedOperationException("keys are written down by HostKeyCheck");
    }

    @Override
    public void remove(String name, String type) {
        throw new UnsupportedOperationException("known_hosts lines are removed by the operator");
    }

    @Override
    public void remove(String name, String type, byte[] key) {
        throw new UnsupportedOperationException("known_hosts lines are removed by the operator");
    }
}
