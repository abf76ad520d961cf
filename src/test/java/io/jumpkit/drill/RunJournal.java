// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.drill;

import com.fasterxml.jackson.databind.JsonNode;
import io.jumpkit.json.Json;
import io.jumpkit.lab.LabBench;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The journal of one run, as somebody reads it who looks into its folder while it grows. */
final class RunJournal {
    private final Path runs;
    private final Set<String> earlier;
    private String id;

    private RunJournal(LabBench lab, String id) {
        this.runs = lab.settings().directories().state().resolve("runs");
        this.id = id;
        this.earlier = names();
    }

    /** That of the run which will begin next. */
    static RunJournal ofNext(LabBench lab) {
        return new RunJournal(lab, "");
    }

    /** That of a run. */
    static RunJournal of(LabBench lab, String id) {
        return new RunJournal(lab, id);
    }

    /** The run's id; empty before it has begun. */
    String id() {
        if (id.isEmpty()) {
            id = names().stream()
                    .filter(name ->
                            !earlier.contains(name) && text(runs.resolve(name)).contains("\n"))
                    .findFirst()
                    .orElse("");
        }
        return id;
    }

    /** How many records there are. */
    int size() {
        return id().isEmpty()
                ? 0
                : (int) text(runs.resolve(id)).chars().filter(c -> c == '\n').count();
    }

    /** All whole records. */
    List<JsonNode> records() {
        String text = id().isEmpty() ? "" : text(runs.resolve(id));
        return text.substring(0, text.lastIndexOf('\n') + 1)
                .lines()
                .map(Json::read)
                .toList();
    }

    /** The newest record. */
    Optional<JsonNode> last() {
        List<JsonNode> records = records();
        return records.isEmpty() ? Optional.empty() : Optional.of(records.get(records.size() - 1));
    }

    /** The intent whose end is not known. */
    Optional<JsonNode> open() {
        JsonNode open = null;
        for (JsonNode record : records()) {
            String kind = record.get("kind").asText();
            if (kind.equals("intent")) {
                open = record;
            } else if (kind.equals("settled") || isKnown(record)) {
                open = null;
            }
        }
        return Optional.ofNullable(open);
    }

    private static boolean isKnown(JsonNode record) {
        return record.get("kind").asText().equals("result")
                && !record.get("outcome").asText().equals("unknown");
    }

    private Set<String> names() {
        if (!Files.isDirectory(runs)) {
            return Set.of();
        }
        try (Stream<Path> all = Files.list(runs)) {
            return all.map(run -> run.getFileName().toString()).collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path run) {
        Path file = run.resolve("journal.jsonl");
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
