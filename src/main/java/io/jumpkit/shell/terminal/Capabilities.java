// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.shell.terminal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jline.utils.InfoCmp;
import org.jline.utils.InfoCmp.Capability;

/**
 * What a type of terminal can do, as the table says that JLine brings along for it. JLine's own reader of it takes its list
 * of names one character at a time, which is a sixth of the time to the first prompt.
 */
final class Capabilities {
    private final Set<Capability> flags;
    private final Map<Capability, Integer> numbers;
    private final Map<Capability, String> strings;

    /** Takes where to put what is read. */
    Capabilities(Set<Capability> flags, Map<Capability, Integer> numbers, Map<Capability, String> strings) {
        this.flags = flags;
        this.numbers = numbers;
        this.strings = strings;
    }

    /** Reads what a type can do that JLine has a table of. */
    void read(String type) {
        Map<String, Capability> names = names();
        String table = text(type + ".caps");
        for (int from = table.indexOf('\n') + 1; from < table.length(); ) {
            int end = end(table, from);
            entry(table.substring(from, end).strip(), names);
            from = end + 1;
        }
    }

    /** Where an entry ends: at a comma that nothing escapes. */
    private static int end(String table, int from) {
        int end = from;
        while (end < table.length() && table.charAt(end) != ',') {
            end += table.charAt(end) == '\\' ? 2 : 1;
        }
        return Math.min(end, table.length());
    }

    /** One entry: {@code am}, {@code cols#80} or {@code bel=^G}. What JLine has no name for is nothing to it. */
    private void entry(String entry, Map<String, Capability> names) {
        int split = 0;
        while (split < entry.length() && entry.charAt(split) != '=' && entry.charAt(split) != '#') {
            split++;
        }
        Capability capability = names.get(entry.substring(0, split));
        if (capability == null) {
            return;
        }
        if (split == entry.length()) {
            flags.add(capability);
        } else if (entry.charAt(split) == '#') {
            numbers.put(capability, Integer.decode(entry.substring(split + 1)));
        } else {
            strings.put(capability, entry.substring(split + 1));
        }
    }

    /** By the short names, which tables use; a line of JLine's list is {@code long_name, short, xx}. */
    private static Map<String, Capability> names() {
        Map<String, Capability> names = new HashMap<>(1024);
        String list = text("capabilities.txt");
        for (int from = 0; from < list.length(); ) {
            int end = list.indexOf('\n', from);
            end = end < 0 ? list.length() : end;
            int first = list.indexOf(", ", from);
            if (list.charAt(from) != '#' && first > 0 && first < end) {
                int second = list.indexOf(", ", first + 2);
                int last = second < 0 || second > end ? end : second;
                names.put(list.substring(first + 2, last), Capability.valueOf(list.substring(from, first)));
            }
            from = end + 1;
        }
        return names;
    }

    private static String text(String resource) {
        try (InputStream in = InfoCmp.class.getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
