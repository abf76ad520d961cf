// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.runbook.run;

/** Where the lines of a journal go. A line that was appended is on the disk. */
public interface JournalSink extends AutoCloseable {

    /** Appends a line, without its line break, in one write; returns when it would survive a power cut. */
    void append(String line);

    @Override
    void close();
}
