// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.ssh.hostkey;

/** Thrown when a host must not be believed: why, and what to type. */
public final class HostKeyRefused extends Exception {
    private static final long serialVersionUID = 1L;

    HostKeyRefused(String message) {
        super(message);
    }
}
