// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.shell.start;

import java.nio.file.Path;

/**
 * Names the {@link LogFile} to java.util.logging by a property, so that nothing of logging is loaded before somebody logs.
 */
public final class Logging {
    static final String FILE = "jumpkit.log.file";
    static final String LEVEL = "jumpkit.log.level";

    private Logging() {}

    /** Sends all logging to a file from now on; call it before anything logs. */
    public static void to(Path file, boolean debug) {
        System.setProperty(FILE, file.toString());
        System.setProperty(LEVEL, debug ? "FINE" : "INFO");
        System.setProperty("java.util.logging.config.class", LogFile.class.getName());
    }
}
