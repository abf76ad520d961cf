// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.ssh.exec;

import java.util.Map;

/** Words made safe for a shell. */
public final class Quoting {
    private Quoting() {}

    /**
     * One word for any POSIX shell. A backslash is written in double quotes, because fish, which may be somebody's login
     * shell, reads one inside single quotes differently.
     */
    public static String word(String text) {
        return "'" + text.replace("'", "'\"'\"'").replace("\\", "'\"\\\\\"'") + "'";
    }

    /** Lines that set variables and export them. */
    static String exports(Map<String, String> variables) {
        StringBuilder lines = new StringBuilder();
        variables.forEach((name, value) -> lines.append(name)
                .append('=')
                .append(word(value))
                .append("; export ")
                .append(name)
                .append('\n'));
        return lines.toString();
    }
}
