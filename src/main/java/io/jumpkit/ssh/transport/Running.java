// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.ssh.transport;

import java.io.OutputStream;
import java.util.concurrent.CompletableFuture;

/** A command line that runs on a node. */
public interface Running extends AutoCloseable {

    /** Its standard input; closing it sends the end of input. */
    OutputStream stdin();

    /** Completes when it has ended, after the last byte of its output was handed over; never exceptionally. */
    CompletableFuture<Ended> ended();

    /** Lets go of the channel; the remote process may go on. */
    @Override
    void close();
}
