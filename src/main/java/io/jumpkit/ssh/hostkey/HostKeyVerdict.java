// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.ssh.hostkey;

/** What the known_hosts files say about a key that a host has shown. */
public sealed interface HostKeyVerdict {

    /** The key is the one written down. */
    record Known() implements HostKeyVerdict {}

    /** Nothing is written down for this host. */
    record Unknown() implements HostKeyVerdict {}

    /**
     * Another key is written down.
     *
     * @param where file and line
     */
    record Changed(String where) implements HostKeyVerdict {}

    /**
     * The key is marked as stolen or withdrawn.
     *
     * @param where file and line
     */
    record Revoked(String where) implements HostKeyVerdict {}
}
