// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.lab;

import java.util.List;
import java.util.Map;

/**
 * What is on, what is broken and what runs in an instance of the lab.
 *
 * @param state up, partly or down
 */
record LabStatus(String instance, String instanceId, String state, String subnet, List<Host> hosts) {

    /**
     * One host.
     *
     * @param power on, off or frozen
     * @param replacement whether its disk was lost and it came back as a new machine
     * @param faults as the operator would say them
     * @param services each with its systemd state, {@code unknown} where it cannot be asked
     */
    record Host(
            String host,
            String address,
            String power,
            boolean replacement,
            List<String> faults,
            Map<String, String> services) {}
}
