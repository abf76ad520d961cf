// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.ssh;

import java.io.InputStream;
import java.io.OutputStream;

/** A command that runs on a node while the caller talks to it. Closing it ends it. */
public interface RemoteProcess extends AutoCloseable {

    /** Its standard input; flush after each line. */
    OutputStream stdin();

    /** Its standard output; must be read: it breaks when 16 MiB wait, so that nothing else on the session has to. */
    InputStream stdout();

    /** What it has said on standard error so far, its beginning and its end. */
    default String errors() {
        return "";
    }

    /** Whether it has not ended yet. */
    boolean alive();

    @Override
    void close();
}
