// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.inventory.nodeset;

import io.jumpkit.error.UserError;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How a computed node set is shown, as {@code nodeset} has it: first sliced, then picked from, then split, then written.
 *
 * @param slice places to keep, as {@code 0-9/2}; empty for all
 * @param separator stands between names that are written out
 * @param format what a name or count is put into, at its {@code %s}
 */
public record Layout(
        Form form,
        String separator,
        Axes axes,
        String slice,
        OptionalInt pick,
        OptionalInt split,
        boolean contiguous,
        Steps steps,
        String format) {
    /** Names as they are. */
    public static final String PLAIN = "%s";

    private static final Pattern ESCAPE = Pattern.compile("\\\\([nt\\\\])");

    /** The folded text on one line. */
    public static final Layout FOLDED =
            new Layout(Form.FOLD, " ", Axes.ALL, "", OptionalInt.empty(), OptionalInt.empty(), false);

    /** One that lists numbers with gaps, and names as they are. */
    public Layout(
            Form form,
            String separator,
            Axes axes,
            String slice,
            OptionalInt pick,
            OptionalInt split,
            boolean contiguous) {
        this(form, separator, axes, slice, pick, split, contiguous, Steps.NEVER, PLAIN);
    }

    /** What is written of a set. */
    public enum Form {
        FOLD,
        EXPAND,
        COUNT
    }

    public Layout {
        if (contiguous && split.isPresent()) {
            throw UserError.usage("--split and --contiguous both say where to split", "leave one of them out");
        }
        if (!format.replace("%%", "").matches("[^%]*%s[^%]*")) {
            throw UserError.usage("'" + format + "' does not say where the name goes", "write %s there, once");
        }
        if (!axes.every() && form != Form.FOLD) {
            throw UserError.usage("--axis says how to fold, but nothing is folded", "use it with -f");
        }
    }

    /** The set in parts; no part is empty unless the set is. */
    public List<NodeSet> parts(NodeSet set, Random random) {
        NodeSet kept = slice.isEmpty() ? set : set.slice(slice);
        NodeSet picked = pick.isPresent() ? kept.pick(pick.getAsInt(), random) : kept;
        if (picked.isEmpty()) {
            return List.of(picked);
        }
        if (contiguous) {
            return picked.contiguous();
        }
        return split.isPresent() ? picked.split(split.getAsInt()) : List.of(picked);
    }

    /** One part as it is printed. */
    public String write(NodeSet part) {
        return write(part, part.size());
    }

    /** One part of a set of that size. */
    public String write(NodeSet part, int whole) {
        return switch (form) {
            case FOLD -> formatted(part).foldedOn(axes, steps.in(whole));
            case EXPAND -> part.stream().map(this::formatted).collect(Collectors.joining(unescaped(separator)));
            case COUNT -> formatted(String.valueOf(part.size()));
        };
    }

    private NodeSet formatted(NodeSet part) {
        return format.equals(PLAIN)
                ? part
                : NodeSet.of(part.stream().map(this::formatted).toList());
    }

    /** What is typed behind {@code -O} filled in. */
    public String formatted(String text) {
        return format.replace("%%", "\0").replace(PLAIN, text).replace('\0', '%');
    }

    /** A separator is typed, so a line break or tab in it is written with a backslash. */
    private static String unescaped(String text) {
        return ESCAPE.matcher(text).replaceAll(escape -> switch (escape.group(1)) {
            case "n" -> "\n";
            case "t" -> "\t";
            default -> Matcher.quoteReplacement("\\");
        });
    }
}
