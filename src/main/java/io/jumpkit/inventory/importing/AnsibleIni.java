// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.inventory.importing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads Ansible's INI inventories: groups, {@code :children}, {@code :vars}, ranges, variables behind hosts. */
final class AnsibleIni {
    private static final Pattern SECTION = Pattern.compile("\\[([^\\]:]+)(?::(children|vars))?\\]");
    /** A port behind a name; colons in brackets are ranges. */
    private static final Pattern PORT = Pattern.compile("((?:[^:\\[]|\\[[^\\]]*])++):(\\d+)");

    private static final Pattern WORD = Pattern.compile("(?:[^\\s\"']|\"[^\"]*\"|'[^']*')++");

    private final AnsibleGroups groups;
    private final List<String> remarks;
    private String group = "ungrouped";
    private String kind = "";

    AnsibleIni(AnsibleGroups groups, List<String> remarks) {
        this.groups = groups;
        this.remarks = remarks;
    }

    void read(List<String> lines) {
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.isEmpty() || line.startsWith("#") || line.startsWith(";")) {
                continue;
            }
            Matcher section = SECTION.matcher(line.replaceFirst("\\s+[#;].*", ""));
            if (section.matches()) {
                group = section.group(1).strip();
                kind = section.group(2) == null ? "" : section.group(2);
                groups.group(group);
            } else {
                read(line, i + 1);
            }
        }
    }

    private void read(String line, int number) {
        List<String> words = words(line);
        switch (kind) {
            case "children" -> groups.group(group).children().add(words.get(0));
            case "vars" -> groups.group(group).variables().putAll(variable(line));
            default -> host(words, number);
        }
    }

    private void host(List<String> words, int number) {
        Map<String, String> variables = new LinkedHashMap<>();
        String name = words.get(0);
        Matcher port = PORT.matcher(name);
        if (port.matches()) {
            variables.put("ansible_port", port.group(2));
            name = port.group(1);
        }
        words.subList(1, words.size()).forEach(word -> variables.putAll(variable(word)));
        List<String> names = AnsibleRange.expand(name);
        if (names.isEmpty()) {
            remarks.add("line " + number + ": '" + name + "' is left out: its range cannot be read");
        }
        groups.add(group, names, variables);
    }

    private static Map<String, String> variable(String text) {
        int equals = text.indexOf('=');
        return equals < 0
                ? Map.of()
                : Map.of(
                        text.substring(0, equals).strip(),
                        unquoted(text.substring(equals + 1).strip()));
    }

    private static String unquoted(String text) {
        boolean quoted = text.length() >= 2
                && "\"'".indexOf(text.charAt(0)) >= 0
                && text.charAt(0) == text.charAt(text.length() - 1);
        return quoted ? text.substring(1, text.length() - 1) : text;
    }

    /** Up to a comment; a hash inside a word is none. */
    private static List<String> words(String line) {
        List<String> words = new ArrayList<>();
        Matcher word = WORD.matcher(line);
        while (word.find() && !word.group().startsWith("#")) {
            words.add(word.group());
        }
        return words.isEmpty() ? List.of(line) : words;
    }
}
