// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.shell.line;

import io.jumpkit.transcript.Recorder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keeps what it is told to record. */
class ListRecorder implements Recorder {
    final List<String> heard = new ArrayList<>();

    @Override
    public void event(String kind, Map<String, ?> fields) {
        heard.add(kind + " " + fields);
    }

    @Override
    public void sync() {
        heard.add("sync");
    }

    @Override
    public void output(String text) {
        heard.add("output " + text.strip());
    }

    @Override
    public void marker(String label) {
        heard.add("marker " + label.substring("HH:MM:SS ".length()));
    }

    @Override
    public void resize(int columns, int rows) {}

    @Override
    public void live(String rendered) {}

    @Override
    public void exit(int status) {}

    @Override
    public String masked(String text) {
        return text;
    }

    @Override
    public Optional<Path> path() {
        return Optional.empty();
    }

    @Override
    public Optional<String> head() {
        return Optional.empty();
    }

    @Override
    public void close() {}
}
