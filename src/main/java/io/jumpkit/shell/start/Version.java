// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.shell.start;

/** Which Jumpkit this is. */
public final class Version {
    private Version() {}

    /** The version, as the jar says. */
    public static String text() {
        String version = Version.class.getPackage().getImplementationVersion();
        return version == null ? "from source" : version;
    }
}
