// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.shell.start;

import io.jumpkit.output.Screen;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/**
 * What the process was started into: which of its streams are terminals, and what may be written to them.
 *
 * @param utf8 whether the locale shows more than ASCII
 * @param color whether colour is wanted and possible
 * @param dumb whether the terminal cannot move its cursor
 * @param columns what {@code COLUMNS} says, else 80
 */
public record Surroundings(
        boolean stdin, boolean stdout, boolean stderr, boolean utf8, boolean color, boolean dumb, int columns) {

    /** What this process and these environment variables say. */
    public static Surroundings from(Map<String, String> environment, boolean noColor) {
        boolean dumb = environment.getOrDefault("TERM", "dumb").equals("dumb");
        boolean color =
                !noColor && !dumb && environment.getOrDefault("NO_COLOR", "").isEmpty();
        return new Surroundings(
                isTerminal(0), isTerminal(1), isTerminal(2), utf8(environment), color, dumb, columns(environment));
    }

    /** Whether a person sits in front of it: lines can be typed and screens drawn. */
    public boolean isInteractive() {
        return stdin && stdout;
    }

    /** The screen behind standard output when nothing but text can be written to it. */
    public Screen outScreen() {
        return screen(stdout);
    }

    /** The screen behind standard error. */
    public Screen errScreen() {
        return screen(stderr);
    }

    private Screen screen(boolean terminal) {
        return terminal ? new Screen(true, color, utf8, columns) : Screen.PIPE;
    }

    /** Java tells only whether all streams are terminals; Linux names each. Elsewhere all count as one. */
    private static boolean isTerminal(int descriptor) {
        try {
            String target = Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor))
                    .toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console");
        } catch (IOException e) {
            return System.console() != null;
        }
    }

    private static boolean utf8(Map<String, String> environment) {
        for (String variable : new String[] {"LC_ALL", "LC_CTYPE", "LANG"}) {
            String value = environment.getOrDefault(variable, "");
            if (!value.isEmpty()) {
                String upper = value.toUpperCase(Locale.ROOT);
                return upper.contains("UTF-8") || upper.contains("UTF8");
            }
        }
        return false;
    }

    private static int columns(Map<String, String> environment) {
        String columns = environment.getOrDefault("COLUMNS", "");
        return !columns.isEmpty() && columns.matches("[1-9]\\d{1,4}") ? Integer.parseInt(columns) : 80;
    }
}
