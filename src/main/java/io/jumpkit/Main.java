// SPDX-License-Identifier: Apache-2.0
package io.jumpkit;

import io.jumpkit.error.UserError;
import io.jumpkit.inventory.Cluster;
import io.jumpkit.inventory.Inventory;
import io.jumpkit.shell.start.Parts;
import io.jumpkit.shell.start.Start;
import java.time.Clock;
import java.util.List;

/** Arguments in, exit code out; builds the object graph by hand. */
public final class Main {
    private Main() {}

    /** Starts Jumpkit. */
    public static void main(String[] args) {
        System.exit(new Start(System.getenv(), parts()).run(List.of(args)).number());
    }

    private static Parts parts() {
        return new Parts(
                Catalog.commands(),
                Catalog.roles(),
                (settings, file) -> new NoClusters(),
                (session, console) -> {
                    throw UserError.usage("no way to reach nodes", "");
                },
                (settings, cluster, columns, rows) -> Parts.Recording.NONE,
                () -> {
                    throw UserError.usage("no conditions", "");
                },
                Clock.systemUTC());
    }

    private record NoClusters() implements Inventory {
        @Override
        public List<String> names() {
            return List.of();
        }

        @Override
        public Cluster cluster(String name) {
            throw UserError.usage("there is no cluster '" + name + "'", "write clusters.yaml");
        }
    }
}
