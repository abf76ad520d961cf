// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.session;

import java.util.Map;

/** The session's record of what happened; the transcript implements it. Thread-safe. */
public interface Events {
    /** Records nothing. */
    Events NONE = new Events() {
        @Override
        public void event(String kind, Map<String, ?> fields) {}

        @Override
        public void sync() {}
    };

    /** Writes one event down; secrets are masked on the way. */
    void event(String kind, Map<String, ?> fields);

    /** Returns when all that was recorded is on the disk: called before anything is changed. */
    void sync();
}
