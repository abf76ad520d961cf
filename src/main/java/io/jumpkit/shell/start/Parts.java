// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.shell.start;

import io.jumpkit.command.Commands;
import io.jumpkit.expression.Expressions;
import io.jumpkit.inventory.Inventory;
import io.jumpkit.output.Console;
import io.jumpkit.session.RoleSource;
import io.jumpkit.session.Session;
import io.jumpkit.session.Settings;
import io.jumpkit.shell.line.Tape;
import io.jumpkit.ssh.Remote;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What Jumpkit is made of, as far as the shell does not make it itself; {@code Main} puts it together. */
public record Parts(
        Commands commands,
        List<RoleSource> roles,
        Inventories inventories,
        Connections connections,
        Recordings recordings,
        Supplier<Expressions> expressions,
        Clock clock) {

    /** Finds the clusters. */
    @FunctionalInterface
    public interface Inventories {
        /** The clusters of a file, or of the usual places. */
        Inventory open(Settings settings, Optional<Path> file);
    }

    /** Makes the SSH sessions of the cluster in use. */
    @FunctionalInterface
    public interface Connections {
        /** Connections that ask their questions on this console. */
        Remote open(Session session, Console console);
    }

    /** Starts the record of a session. */
    @FunctionalInterface
    public interface Recordings {
        /**
         * A record named after a cluster; where it is kept, to be told.
         *
         * @throws io.jumpkit.error.UserError when it cannot be kept
         */
        Recording open(Settings settings, String cluster, int columns, int rows);
    }

    /** A record that is being kept. */
    public record Recording(Tape tape, Optional<Path> folder) {
        /** Nothing is kept. */
        public static final Recording NONE = new Recording(Tape.NONE, Optional.empty());
    }
}
