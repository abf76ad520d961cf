// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.output;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** One line of a screen: styled spans, no line break, no escape codes. */
public record Line(List<Span> spans) {
    /** The line with nothing on it. */
    public static final Line EMPTY = new Line(List.of());

    public Line {
        spans = List.copyOf(spans);
    }

    /** A plain line. */
    public static Line of(String text) {
        return new Line(List.of(new Span(Style.PLAIN, text)));
    }

    /** A line in one style. */
    public static Line of(Style style, String text) {
        return new Line(List.of(new Span(style, text)));
    }

    /** This line with plain text behind it. */
    public Line plus(String text) {
        return plus(Style.PLAIN, text);
    }

    /** This line with styled text behind it. */
    public Line plus(Style style, String text) {
        return plus(of(style, text));
    }

    /** This line with another behind it. */
    public Line plus(Line more) {
        List<Span> all = new ArrayList<>(spans);
        all.addAll(more.spans);
        return new Line(all);
    }

    /** The words alone. */
    public String text() {
        return spans.stream().map(Span::text).collect(Collectors.joining());
    }

    @Override
    public String toString() {
        return text();
    }
}
