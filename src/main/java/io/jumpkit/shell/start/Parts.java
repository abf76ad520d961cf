// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.shell.start;

import io.jumpkit.command.Commands;
import io.jumpkit.deadline.Cancellation;
import io.jumpkit.expression.Expressions;
import io.jumpkit.inventory.Inventory;
import io.jumpkit.output.Console;
import io.jumpkit.session.RoleSource;
import io.jumpkit.session.Session;
import io.jumpkit.session.Settings;
import io.jumpkit.ssh.Remote;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What Jumpkit is made of, as far as the shell does not make it itself; {@code Main} puts it together. */
public record Parts(
        Commands commands,
        List<RoleSource> roles,
        Clusters clusters,
        Lab lab,
        Connections connections,
        Supplier<Expressions> expressions,
        Clock clock,
        Rehearsals rehearsals) {

    /** Opens somebody to talk to, for the session that the start-up archive is made of. */
    @FunctionalInterface
    public interface Rehearsals {
        /** An etcd on this machine's loopback, to be closed. */
        Rehearsal open() throws IOException;
    }

    /** Who answers as a system would. */
    public interface Rehearsal extends AutoCloseable {
        /** Where. */
        String url();

        @Override
        void close();
    }

    /** Finds the clusters. */
    @FunctionalInterface
    public interface Clusters {
        /** The clusters of a file, or of the usual place. */
        Inventory open(Settings settings, Optional<Path> file);
    }

    /** The practice cluster. */
    public interface Lab {
        /** Whether it runs. */
        boolean isUp(Settings settings);

        /** Starts it; returns when it runs. */
        void start(Settings settings, Console console, Cancellation cancellation) throws InterruptedException;
    }

    /** Makes the SSH sessions of the cluster in use. */
    @FunctionalInterface
    public interface Connections {
        /** Connections that ask their questions on this console. */
        Remote open(Session session, Console console);
    }
}
