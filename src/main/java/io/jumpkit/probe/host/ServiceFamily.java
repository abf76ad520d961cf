// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.host;

import io.jumpkit.command.Entry;
import io.jumpkit.command.Family;
import java.util.List;

/** The commands about services, for the catalog. */
public final class ServiceFamily {
    private ServiceFamily() {}

    /** The family, in help order. */
    public static Family family() {
        return Family.of(
                "service",
                "services of the nodes, through systemd",
                List.of(
                        Entry.of("service status", ServiceStatusCommand.class),
                        Entry.of("service start", ServiceActCommand.Start.class),
                        Entry.of("service stop", ServiceActCommand.Stop.class),
                        Entry.of("service restart", ServiceActCommand.Restart.class)));
    }
}
