// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.inventory.file;

import io.jumpkit.inventory.SystemSettings;
import io.jumpkit.json.yaml.MappingReader;
import io.jumpkit.json.yaml.Problems;
import io.jumpkit.json.yaml.Yaml;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a system's section by its shape. */
final class SystemReader {
    private final Locations locations;
    private final Problems problems;
    private final FoldedReader folded;

    SystemReader(Locations locations, Problems problems) {
        this.locations = locations;
        this.problems = problems;
        this.folded = new FoldedReader(problems);
    }

    SystemSettings read(SystemShape shape, MappingReader in) {
        Map<String, Object> values = new LinkedHashMap<>();
        shape.kinds().keySet().forEach(key -> value(shape, key, in).ifPresent(v -> values.put(key, v)));
        in.end();
        return new SystemSettings(shape.system(), values);
    }

    private Optional<?> value(SystemShape shape, String key, MappingReader in) {
        return switch (shape.kinds().get(key)) {
            case TEXT -> in.text(key);
            case NUMBER -> in.integer(key, 1, 65_535).stream().boxed().findFirst();
            case FLAG -> in.flag(key);
            case PATH -> in.text(key).map(locations::resolve);
            case SECRET -> SecretReader.read(in, key, locations, problems);
            case CHOICE -> in.choice(key, shape.choices().get(key));
            case LIST -> Optional.of(folded.list(in, key)).filter(list -> !list.isEmpty());
            case TABLE -> in.mapping(key, shape.system() + "'s " + key).map(this::table);
        };
    }

    private Map<String, List<String>> table(MappingReader in) {
        Map<String, List<String>> table = new LinkedHashMap<>();
        for (Yaml.Entry entry : in.entries()) {
            List<String> texts = new ArrayList<>();
            in.words(entry.key().text()).forEach(word -> texts.addAll(folded.expand(word)));
            table.put(entry.key().text(), List.copyOf(texts));
        }
        return table;
    }
}
