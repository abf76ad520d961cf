// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.inventory.file;

import io.jumpkit.inventory.Freeze;
import io.jumpkit.json.yaml.MappingReader;
import io.jumpkit.json.yaml.Problems;
import io.jumpkit.json.yaml.Yaml;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads {@code freeze:}: a window, or a list of windows. */
final class FreezeReader {
    private static final String EXAMPLE =
            "write a day, 2026-12-24 (its midnight, UTC), or a moment, 2026-12-24T18:00:00Z";

    private final Problems problems;

    FreezeReader(Problems problems) {
        this.problems = problems;
    }

    List<Freeze> read(MappingReader cluster) {
        Optional<Yaml> value = cluster.value("freeze");
        if (value.isEmpty()) {
            return List.of();
        }
        List<Yaml> windows = value.get() instanceof Yaml.Items list ? list.items() : List.of(value.get());
        List<Freeze> freezes = new ArrayList<>();
        windows.forEach(
                window -> window(MappingReader.of(window, "freeze", problems)).ifPresent(freezes::add));
        return List.copyOf(freezes);
    }

    private Optional<Freeze> window(MappingReader in) {
        Optional<Instant> from = moment("from", in);
        Optional<Instant> until = moment("until", in);
        String why = in.text("why").orElse("");
        in.end();
        if (from.isEmpty() || until.isEmpty()) {
            return Optional.empty();
        }
        if (!from.get().isBefore(until.get())) {
            problems.error(in.place(), "this freeze ends before it begins", "from: is the earlier one");
            return Optional.empty();
        }
        return Optional.of(new Freeze(from.get(), until.get(), why));
    }

    private Optional<Instant> moment(String key, MappingReader in) {
        Optional<Yaml.Text> word = in.word(key);
        if (word.isEmpty()) {
            problems.error(in.place(), "a freeze without " + key + ":", EXAMPLE);
            return Optional.empty();
        }
        try {
            String text = word.get().text();
            return Optional.of(
                    text.contains("T")
                            ? OffsetDateTime.parse(text).toInstant()
                            : LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC));
        } catch (DateTimeException e) {
            problems.error(word.get().place(), "'" + word.get().text() + "' is no moment", EXAMPLE);
            return Optional.empty();
        }
    }
}
