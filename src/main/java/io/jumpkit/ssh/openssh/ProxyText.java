// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.ssh.openssh;

import io.jumpkit.ssh.exec.Quoting;
import io.jumpkit.ssh.transport.Route;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The text of a ProxyCommand that goes through a jump host, itself perhaps behind another. */
final class ProxyText {
    private ProxyText() {}

    /** Unlike {@code -J}, each hop gets the key and the known_hosts that the inventory gives it. */
    static String through(Path ssh, Route hop) {
        List<String> words = new ArrayList<>(List.of(ssh.toString(), "-o", "ControlPath=none"));
        words.addAll(hop.arguments());
        if (hop.trust().unknown() == Route.Unknown.ACCEPT) {
            words.addAll(List.of("-o", "StrictHostKeyChecking=accept-new"));
        }
        hop.via().ifPresent(before -> words.addAll(List.of("-o", "ProxyCommand=" + through(ssh, before))));
        String quoted = words.stream().map(Quoting::word).collect(Collectors.joining(" "));
        // The text is expanded once on each level: what is meant for the levels within is doubled.
        return quoted.replace("%", "%%") + " -W '[%h]:%p' -- "
                + Quoting.word(hop.name()).replace("%", "%%");
    }
}
