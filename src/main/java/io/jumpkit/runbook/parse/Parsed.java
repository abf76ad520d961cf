// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.runbook.parse;

import io.jumpkit.runbook.model.Place;
import io.jumpkit.runbook.model.Problem;
import io.jumpkit.runbook.model.Runbook;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What came of reading a file: the runbook as far as it could be read, and all that could not.
 *
 * @param links every link of the text
 * @param anchors the slugs of all headings
 * @param frontPlaces where each key of the front matter stands
 */
public record Parsed(
        Runbook runbook,
        List<Problem> problems,
        List<Link> links,
        Set<String> anchors,
        Map<String, Place> frontPlaces) {
    public Parsed {
        problems = List.copyOf(problems);
        links = List.copyOf(links);
        anchors = Set.copyOf(anchors);
        frontPlaces = Map.copyOf(frontPlaces);
    }

    /** A link somewhere in the text. */
    public record Link(Place place, String target) {}
}
