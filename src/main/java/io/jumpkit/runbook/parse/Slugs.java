// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.runbook.parse;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** The ids that GitHub gives to headings, so that a link works there and here. */
public final class Slugs {
    private final Set<String> given = new HashSet<>();

    /** The id of the next heading; a title that came before gets a number. */
    String next(String title) {
        String slug = of(title);
        String id = slug;
        for (int i = 1; !given.add(id); i++) {
            id = slug + "-" + i;
        }
        return id;
    }

    /** All ids given so far. */
    Set<String> given() {
        return given;
    }

    /** The id of a heading that stands alone: lower case, blanks as hyphens, only letters, digits, hyphens, underscores. */
    public static String of(String title) {
        StringBuilder slug = new StringBuilder();
        title.strip().toLowerCase(Locale.ROOT).codePoints().forEach(c -> {
            if (Character.isWhitespace(c)) {
                slug.append('-');
            } else if (Character.isLetterOrDigit(c) || c == '-' || c == '_') {
                slug.appendCodePoint(c);
            }
        });
        return slug.toString();
    }
}
