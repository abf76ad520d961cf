// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.shell.fanout;

import io.jumpkit.command.Entry;
import io.jumpkit.command.Family;
import java.util.List;

/** The words that go to every node in focus. */
public final class FanoutFamily {
    private FanoutFamily() {}

    /** All of them, in help order. */
    public static Family family() {
        return Family.of(
                "",
                "",
                List.of(
                        Entry.of("exec", ExecCommand.class).alias("x"),
                        Entry.of("copy", CopyCommand.class),
                        Entry.of("fetch", FetchCommand.class)));
    }
}
