// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.inventory.nodeset;

import java.util.regex.Pattern;

/** A name with {@code *} (any characters, also none) or {@code ?} (any one character) in it. */
record Wildcard(Pattern pattern) {

    static boolean isIn(String name) {
        return name.indexOf('*') >= 0 || name.indexOf('?') >= 0;
    }

    static Wildcard of(String name) {
        StringBuilder regex = new StringBuilder();
        for (char c : name.replaceAll("\\*+", "*").toCharArray()) {
            switch (c) {
                case '*' -> regex.append(".*");
                case '?' -> regex.append('.');
                default -> regex.append(Pattern.quote(String.valueOf(c)));
            }
        }
        return new Wildcard(Pattern.compile(regex.toString(), Pattern.DOTALL));
    }

    boolean matches(String name) {
        return pattern.matcher(name).matches();
    }
}
