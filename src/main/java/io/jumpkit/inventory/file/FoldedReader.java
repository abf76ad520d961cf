// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.inventory.file;

import io.jumpkit.error.UserError;
import io.jumpkit.json.yaml.MappingReader;
import io.jumpkit.json.yaml.Problems;
import io.jumpkit.json.yaml.Yaml;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;

/** Reads folded texts: alone, in lists, and in step with the names of the nodes they belong to. */
final class FoldedReader {
    private static final Pattern USER_INFO = Pattern.compile("^[a-z]+://[^/@]*:[^/@]*@.*");

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
        if (USER_INFO.matcher(word.text()).matches()) {
            problems.secret(
                    word.place(),
                    "a password in a URL has no place in an inventory",
                    "write user: and password: {env: NAME} beside it");
            return List.of();
        }
        try {
            return Folded.expand(word.text());
        } catch (UserError e) {
            problems.error(word.place(), e.what(), e.hint());
            return List.of();
        }
    }

    /** One text for each of these many names: as many as its ranges give, or the same for all. */
    List<String> inStep(Yaml.Text word, String what, int names) {
        List<String> texts = expand(word);
        if (texts.isEmpty() || texts.size() == names) {
            return texts.isEmpty() ? Collections.nCopies(names, word.text()) : texts;
        }
        if (texts.size() > 1) {
            problems.error(
                    word.place(),
                    what + " '" + word.text() + "' stands for " + texts.size() + " values, the name for " + names
                            + (names == 1 ? " node" : " nodes"),
                    "give each node one, in step: " + names + " values");
        }
        return Collections.nCopies(names, texts.get(0));
    }
}
