// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.ssh.transport;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.function.LongConsumer;

/** Files on a node. */
public interface Files extends AutoCloseable {

    /**
     * Writes a file beside the path and moves it into place when all of it is there; the count so far is told.
     *
     * @param size in bytes: with less nothing is moved into place
     */
    void put(InputStream content, long size, String path, int mode, LongConsumer moved) throws IOException;

    /** Reads a file; returns its permission bits. */
    int get(String path, OutputStream to, LongConsumer moved) throws IOException;

    /** Whether the path is a folder there. */
    boolean isFolder(String path) throws IOException;

    @Override
    void close();
}
