// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.runbook.parse;

import io.jumpkit.runbook.model.Place;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.commonmark.ext.front.matter.YamlFrontMatterVisitor;
import org.commonmark.node.Node;

/** The flat {@code key: value} lines between the dashes at the top of the file, with their places. */
record FrontMatter(Map<String, String> values, Map<String, Place> places) {

    static FrontMatter read(Node document, SourceText source) {
        YamlFrontMatterVisitor visitor = new YamlFrontMatterVisitor();
        document.accept(visitor);
        Map<String, String> values = new LinkedHashMap<>();
        Map<String, Place> places = new LinkedHashMap<>();
        for (Map.Entry<String, List<String>> entry : visitor.getData().entrySet()) {
            values.put(entry.getKey(), String.join(", ", entry.getValue()));
            places.put(entry.getKey(), place(entry.getKey(), source));
        }
        return new FrontMatter(values, places);
    }

    private static Place place(String key, SourceText source) {
        for (int line = 2; line < source.end(); line++) {
            if (source.line(line).startsWith(key + ":")) {
                return new Place(line, 1);
            }
        }
        return Place.START;
    }
}
