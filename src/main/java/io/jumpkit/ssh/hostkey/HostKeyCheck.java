// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.ssh.hostkey;

import io.jumpkit.ssh.Operator;
import io.jumpkit.ssh.transport.Route;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Decides about the key that a host shows, and writes new ones down. One per attempt; the files are shared. */
public final class HostKeyCheck {
    /** One question at a time: forty new nodes must not talk over each other. */
    private static final Object ASKING = new Object();

    private final KnownHosts knownHosts;
    private final Route route;
    private final Operator operator;

    public HostKeyCheck(KnownHosts knownHosts, Route route, Operator operator) {
        this.knownHosts = knownHosts;
        this.route = route;
        this.operator = operator;
    }

    /** Whose host key is checked. */
    public Route route() {
        return route;
    }

    /** Returns when the host may be believed. */
    public void verify(byte[] key) throws HostKeyRefused {
        HostKeyVerdict verdict = verdict(key);
        if (verdict instanceof HostKeyVerdict.Unknown) {
            synchronized (ASKING) {
                // Somebody else may have answered for the same host meanwhile.
                verdict = verdict(key);
                if (verdict instanceof HostKeyVerdict.Unknown) {
                    meet(key);
                    return;
                }
            }
        }
        if (verdict instanceof HostKeyVerdict.Changed changed) {
            throw new HostKeyRefused("the host key of " + route.knownAs() + " has changed: it shows "
                    + describe(key) + ", another is in " + changed.where()
                    + "; if the host was reinstalled: ssh-keygen -f " + fileOf(changed.where()) + " -R '"
                    + route.knownAs() + "'");
        }
        if (verdict instanceof HostKeyVerdict.Revoked revoked) {
            throw new HostKeyRefused(
                    "the host key " + describe(key) + " of " + route.knownAs() + " is revoked by " + revoked.where());
        }
    }

    /** The types of the keys written down for this host. */
    public List<String> types() {
        return knownHosts.types(files(), route.knownAs());
    }

    /** The keys of the authorities that may vouch for this host. */
    public List<byte[]> authorities() {
        return knownHosts.authorities(files(), route.knownAs());
    }

    /** The keys that must not be believed from this host. */
    public List<byte[]> revoked() {
        return knownHosts.revoked(files(), route.knownAs());
    }

    private HostKeyVerdict verdict(byte[] key) {
        HostKeyVerdict verdict = knownHosts.check(files(), route.knownAs(), key);
        boolean otherName = route.trust().alias().isEmpty() && route.port() != 22;
        if (verdict instanceof HostKeyVerdict.Unknown && otherName) {
            // As ssh: a key known for the host without a port is good for its other ports.
            HostKeyVerdict plain = knownHosts.check(files(), route.host(), key);
            return plain instanceof HostKeyVerdict.Changed ? verdict : plain;
        }
        return verdict;
    }

    private void meet(byte[] key) throws HostKeyRefused {
        Path file = route.trust().userFiles().isEmpty()
                ? null
                : route.trust().userFiles().get(0);
        boolean believed =
                switch (route.trust().unknown()) {
                    case ACCEPT -> true;
                    case REFUSE -> false;
                    case ASK ->
                        operator.confirmHostKey(new Operator.UnknownKey(
                                route.knownAs(), Fingerprint.type(key), Fingerprint.of(key), file));
                };
        if (!believed) {
            throw new HostKeyRefused("the host key of " + route.knownAs() + " is not known: " + describe(key)
                    + "; compare it, then connect once with: " + route.sshCommand()
                    + "   or believe new keys with --accept-new");
        }
        try {
            if (file != null) {
                knownHosts.add(file, route.knownAs(), key, route.trust().hashNames());
            }
        } catch (IOException e) {
            throw new HostKeyRefused("the host key of " + route.knownAs() + " cannot be written to " + file + ": " + e);
        }
    }

    private List<Path> files() {
        List<Path> files = new ArrayList<>(route.trust().userFiles());
        files.addAll(route.trust().systemFiles());
        return files;
    }

    private static String describe(byte[] key) {
        return Fingerprint.type(key) + " " + Fingerprint.of(key);
    }

    private static String fileOf(String where) {
        return where.substring(0, where.lastIndexOf(':'));
    }
}
