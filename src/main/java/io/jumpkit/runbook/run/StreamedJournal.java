// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.runbook.run;

import io.jumpkit.output.Console;
import io.jumpkit.output.Line;

/** A journal whose lines are printed as well, each as soon as it is on the disk: {@code runbook run -o json}. */
record StreamedJournal(JournalSink file, Console console) implements JournalSink {
    @Override
    public void append(String line) {
        file.append(line);
        console.print(Line.of(line));
    }

    @Override
    public void close() {
        file.close();
    }
}
