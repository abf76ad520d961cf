// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.ssh.jsch;

import com.jcraft.jsch.Logger;
import io.jumpkit.ssh.transport.Phase;
import io.jumpkit.ssh.transport.PhaseWatch;
import java.util.logging.Level;

/** Hears what JSch says of one connection: tells the phases by it, and passes it on to java.util.logging. */
final class SessionLog implements Logger {
    private static final java.util.logging.Logger LOG = java.util.logging.Logger.getLogger("io.jumpkit.ssh.jsch");

    private final String where;
    private final PhaseWatch watch;

    SessionLog(String where, PhaseWatch watch) {
        this.where = where;
        this.watch = watch;
    }

    @Override
    public boolean isEnabled(int level) {
        return (level == INFO && watch.phase() != Phase.DONE) || LOG.isLoggable(level(level));
    }

    @Override
    public void log(int level, String message) {
        if (message.startsWith("Remote version string:")) {
            watch.enter(Phase.KEY_EXCHANGE);
        } else if (message.startsWith("SSH_MSG_NEWKEYS received") && watch.phase() == Phase.KEY_EXCHANGE) {
            watch.enter(Phase.LOGIN);
        }
        LOG.log(level(level), () -> where + " " + message);
    }

    private static Level level(int level) {
        // A node that cannot be reached is told to the operator, not to the log.
        return level >= WARN ? Level.FINE : Level.FINER;
    }
}
