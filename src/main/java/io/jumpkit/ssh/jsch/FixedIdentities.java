// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.ssh.jsch;

import com.jcraft.jsch.Identity;
import com.jcraft.jsch.IdentityRepository;
import java.util.List;
import java.util.Vector;

/** The keys of one connection, as JSch wants to be given them. */
final class FixedIdentities implements IdentityRepository {
    private final Vector<Identity> identities;

    FixedIdentities(List<Identity> identities) {
        this.identities = new Vector<>(identities);
    }

    @Override
    public String getName() {
        return "jumpkit";
    }

    @Override
    public int getStatus() {
        return RUNNING;
    }

    @Override
    public Vector<Identity> getIdentities() {
        return new Vector<>(identities);
    }

    @Override
    public boolean add(byte[] identity) {
        return false;
    }

    @Override
    public boolean remove(byte[] blob) {
        return false;
    }

    @Override
    public void removeAll() {
        // JSch calls this on none of the ways that we take.
    }
}
