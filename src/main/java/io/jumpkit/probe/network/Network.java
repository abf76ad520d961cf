// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.network;

import io.jumpkit.command.Entry;
import io.jumpkit.command.Family;
import java.util.List;

/** The commands about the network between the nodes, for the catalog. */
public final class Network {
    private Network() {}

    /** The family, in help order. */
    public static Family family() {
        return Family.of(
                "", "", List.of(Entry.of("ping", PingCommand.class), Entry.of("netstat", NetstatCommand.class)));
    }
}
