// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.inventory.nodeset;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Makes node set expressions of every kind up, always the same ones for the same seed. */
final class ExpressionGenerator {
    private static final String[] OPERATORS = {",", ",", ",", "!", "&", "^", " , ", " ! "};
    private static final String[] WILDCARDS = {
        "*", "node*", "node?", "*1", "*[1-2]", "r*n[1-2]", "r?n1", "db0?", "node[1-3]?", "r[1-2]*[1-2]", "zz*", "?ode1*"
    };
    private static final String[] GROUPS = {
        "@web", "@rack1", "@rack[1-2]", "@rack[1-3/2]", "@rack[01-01]", "@nested", "@grid", "@empty", "@other:a",
        "@other:b", "@other:web", "@inner", "@*", "@other:*", "@@", "@@other", "@lab:rack2", "@r1-x"
    };

    private final Random random;

    ExpressionGenerator(long seed) {
        this.random = new Random(seed);
    }

    String expression() {
        StringBuilder text = new StringBuilder(operand());
        for (int more = random.nextInt(5); more > 0; more--) {
            text.append(one(OPERATORS)).append(operand());
        }
        return text.toString();
    }

    private String operand() {
        return switch (random.nextInt(14)) {
            case 0 -> one(WILDCARDS);
            case 1, 2 -> one(GROUPS);
            case 3 -> one("login", "a.b-c", "x_y", "N", "n%s", "50%", "x@web", "a\"b\"", "it's", "\\", "::1", "n[5]");
            case 4, 5 -> "n" + bracket(30);
            case 6 -> "node" + bracket(25) + one("", "-ib", ".example", "x7");
            case 7 -> bracket(9) + one("", "n");
            case 8 -> "n" + random.nextInt(3) + "[" + random.nextInt(4) + "-" + (4 + random.nextInt(5)) + "]";
            case 9 -> "n[" + random.nextInt(4) + "-" + (4 + random.nextInt(5)) + "]0" + one("", "b", "b[1-2]");
            case 10 -> "a" + bracket(3) + "b" + bracket(4) + "c" + bracket(3);
            default -> "r" + bracket(11) + "n" + bracket(11);
        };
    }

    /** Scattered names in {@code axes} dimensions, which fold into boxes of every shape. */
    List<String> scattered(int axes) {
        int widest = 2 + random.nextInt(11);
        List<String> names = new ArrayList<>();
        for (int count = 1 + random.nextInt(60); count > 0; count--) {
            StringBuilder name = new StringBuilder();
            for (int axis = 0; axis < axes; axis++) {
                String index = String.valueOf(random.nextInt(widest));
                name.append("abcd".charAt(axis)).append(random.nextInt(8) == 0 ? "0" + index : index);
            }
            names.add(name.toString());
        }
        return names;
    }

    private String bracket(int highest) {
        if (random.nextInt(3) == 0) {
            return padded(random.nextInt(highest + 1), random.nextInt(4) == 0 ? 2 + random.nextInt(2) : 0);
        }
        List<String> ranges = new ArrayList<>();
        for (int count = 1 + random.nextInt(3); count > 0; count--) {
            ranges.add(range(highest));
        }
        return "[" + String.join(",", ranges) + "]";
    }

    private String range(int highest) {
        int width = random.nextInt(4) == 0 ? 2 + random.nextInt(2) : 0;
        int first = random.nextInt(highest + 1);
        int last = first + random.nextInt(highest);
        String step = random.nextInt(5) == 0 ? "/" + (1 + random.nextInt(4)) : "";
        return random.nextInt(4) == 0
                ? padded(first, width)
                : padded(first, width) + one("-", "-", "-", " - ") + padded(last, width) + step;
    }

    private static String padded(int number, int width) {
        return width == 0 ? String.valueOf(number) : String.format("%0" + width + "d", number);
    }

    String one(String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    int below(int bound) {
        return random.nextInt(bound);
    }
}
