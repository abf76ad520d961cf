// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.ssh.jsch;

import com.jcraft.jsch.Identity;

/** A certificate from a file for a key that an agent holds: the certificate is shown, the agent signs. */
final class CertifiedIdentity implements Identity {
    private static final String SUFFIX = "-cert-v01@openssh.com";

    private final Identity key;
    private final String type;
    private final byte[] certificate;

    CertifiedIdentity(Identity key, byte[] certificate) {
        this.key = key;
        this.type = key.getAlgName() + SUFFIX;
        this.certificate = certificate.clone();
    }

    @Override
    public String getAlgName() {
        return type;
    }

    @Override
    public byte[] getPublicKeyBlob() {
        return certificate.clone();
    }

    @Override
    public byte[] getSignature(byte[] data) {
        return key.getSignature(data);
    }

    /** The key signs as it always does: it knows nothing of the certificate. */
    @Override
    public byte[] getSignature(byte[] data, String algorithm) {
        return key.getSignature(data, algorithm.replace(SUFFIX, ""));
    }

    @Override
    public String getName() {
        return key.getName() + " with its certificate";
    }

    @Override
    public boolean setPassphrase(byte[] passphrase) {
        return true;
    }

    @Override
    public boolean isEncrypted() {
        return false;
    }

    @Override
    public void clear() {
        // The agent keeps its key.
    }
}
