// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.lab.drill;

import java.nio.file.Path;

/** The lab as whoever breaks it needs it. */
public interface Stage {
    /** Runs a verb of the lab: {@code lab("poweroff", "n3", "--wipe")}. */
    void lab(String... words) throws InterruptedException;

    /** Runs a script as root in a host, past its network, and returns what it printed. */
    String console(String host, String script) throws InterruptedException;

    /** Where a snapshot can be saved on this machine. */
    Path snapshot();

    /** Runs a line of Jumpkit's on the lab, which must come out well. */
    void type(String line) throws InterruptedException;
}
