// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.runbook.run;

import io.jumpkit.session.Events;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The journal of one run: what was written before, and the pen. */
public final class Journal implements AutoCloseable {
    private final JournalSink sink;
    private final Clock clock;
    private final Events events;
    private final History history;

    /** A journal that goes on after these records. */
    public Journal(JournalSink sink, Clock clock, Events events, List<JournalRecord> before) {
        this.sink = sink;
        this.clock = clock;
        this.events = events;
        this.history = new History(before);
    }

    /** What the records amount to. */
    public History history() {
        return history;
    }

    /** Writes a record; it is on the disk when this returns. */
    JournalRecord write(Kind kind, String step, Map<String, Object> fields) {
        JournalRecord next = new JournalRecord(
                history.records().size() + 1, clock.instant().truncatedTo(ChronoUnit.MILLIS), kind, step, fields);
        sink.append(next.line());
        history.add(next);
        Map<String, Object> event = new LinkedHashMap<>(fields);
        event.put("record", kind.toString());
        event.put("step", step);
        events.event("runbook", event);
        return next;
    }

    /** Returns when the session's own record is on the disk as well: called before anything is changed. */
    void sync() {
        events.sync();
    }

    @Override
    public void close() {
        sink.close();
    }
}
