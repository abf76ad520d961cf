// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.inventory.file;

import io.jumpkit.error.UserError;
import io.jumpkit.json.yaml.MappingReader;
import io.jumpkit.json.yaml.Problems;
import io.jumpkit.json.yaml.Yaml;
import java.util.ArrayList;
import java.util.List;

/** Reads folded texts: alone, in lists, and in step with the names of the nodes they belong to. */
final class FoldedReader {
    private final Problems problems;

    FoldedReader(Problems problems) {
        this.problems = problems;
    }

    /** All texts behind a key, expanded. */
    List<String> list(MappingReader in, String key) {
        return in.words(key).stream().flatMap(word -> expand(word).stream()).toList();
    }

    /** What a text stands for; nothing, which is noted, when its ranges are wrong. */
    List<String> expand(Yaml.Text word) {
        try {
            return Folded.expand(word.text());
        } catch (UserError e) {
            problems.error(word.place(), e.what(), e.hint());
            return List.of();
        }
    }

    /** A value once for each of so many names: every text in it that has ranges unfolds in step with them. */
    List<Yaml> inStep(Yaml value, int names) {
        if (value instanceof Yaml.Text text) {
            return textInStep(text, names);
        }
        List<Yaml> all = new ArrayList<>();
        if (value instanceof Yaml.Items list) {
            List<List<Yaml>> columns =
                    list.items().stream().map(v -> inStep(v, names)).toList();
            for (int i = 0; i < names; i++) {
                int at = i;
                all.add(new Yaml.Items(columns.stream().map(c -> c.get(at)).toList(), list.place()));
            }
            return all;
        }
        Yaml.Mapping mapping = (Yaml.Mapping) value;
        List<List<Yaml>> columns =
                mapping.entries().stream().map(e -> inStep(e.value(), names)).toList();
        for (int i = 0; i < names; i++) {
            List<Yaml.Entry> entries = new ArrayList<>();
            for (int e = 0; e < columns.size(); e++) {
                entries.add(new Yaml.Entry(
                        mapping.entries().get(e).key(), columns.get(e).get(i)));
            }
            all.add(new Yaml.Mapping(entries, mapping.place()));
        }
        return all;
    }

    private List<Yaml> textInStep(Yaml.Text word, int names) {
        List<String> texts = Folded.hasRanges(word.text()) ? expand(word) : List.of(word.text());
        if (!texts.isEmpty() && texts.size() != names && Folded.hasRanges(word.text())) {
            problems.error(
                    word.place(),
                    "'" + word.text() + "' stands for " + texts.size() + " of " + names + " nodes",
                    "write " + names + " values, one for each node");
        }
        List<Yaml> all = new ArrayList<>();
        for (int i = 0; i < names; i++) {
            String text = texts.size() == names ? texts.get(i) : texts.isEmpty() ? word.text() : texts.get(0);
            all.add(new Yaml.Text(text, word.quoted(), word.place()));
        }
        return all;
    }
}
