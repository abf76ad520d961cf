// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.inventory.file;

import io.jumpkit.error.FileFault;
import io.jumpkit.error.UserError;
import io.jumpkit.json.yaml.Problem;
import io.jumpkit.json.yaml.Problems;
import io.jumpkit.json.yaml.Yaml;
import io.jumpkit.json.yaml.YamlText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A cluster's entry being added to an inventory. Lines are put in and none is changed, so that comments, order and layout
 * stay; the file is replaced whole or not at all, and only when it still reads.
 */
public final class NewCluster {
    private static final String BY_HAND = "leave out --write and put the lines in by hand";

    private final Path file;
    private final String name;
    private final List<String> entry;

    /**
     * An entry.
     *
     * @param entry its lines, the name first, further levels two blanks further in
     */
    public NewCluster(Path file, String name, List<String> entry) {
        this.file = file;
        this.name = name;
        this.entry = List.copyOf(entry);
    }

    /** A whole inventory with nothing but this entry. */
    public List<String> alone() {
        List<String> lines = new ArrayList<>();
        lines.add("clusters:");
        entry.forEach(line -> lines.add("  " + line));
        return lines;
    }

    /**
     * Writes it.
     *
     * @throws UserError usage, when the inventory is broken, has such a cluster, or is laid out in a way that lines cannot be
     *     put into
     */
    public void write() {
        try {
            String before = Files.exists(file) ? Files.readString(file) : "";
            String after = String.join("\n", with(before)) + "\n";
            Yaml.Mapping clusters = clusters(after).orElseThrow();
            if (clusters.get(name).isEmpty() || clusters.entries().size() != 1 + sizeBefore(before)) {
                throw UserError.usage(file + " is laid out so that nothing can be put in", BY_HAND);
            }
            PrivateFiles.write(file, after);
        } catch (IOException e) {
            throw UserError.usage(file + " cannot be written: " + FileFault.of(e), "ls -l " + file)
                    .causedBy(e);
        }
    }

    private int sizeBefore(String before) {
        return clusters(before).map(c -> c.entries().size()).orElse(0);
    }

    private List<String> with(String before) {
        Optional<Yaml.Mapping> clusters = clusters(before);
        List<String> lines = new ArrayList<>(before.lines().toList());
        Optional<Yaml.Entry> key = top(before).entries().stream()
                .filter(e -> e.key().text().equals("clusters"))
                .findFirst();
        if (key.isEmpty()) {
            lines.addAll(alone());
            return lines;
        }
        if (clusters.isPresent() && clusters.get().get(name).isPresent()) {
            throw UserError.usage("there is a cluster '" + name + "' in " + file, "choose another: --name NAME");
        }
        int keyLine = key.get().key().place().line();
        List<Yaml.Entry> existing = clusters.map(Yaml.Mapping::entries).orElse(List.of());
        boolean braces = !existing.isEmpty() && existing.get(0).key().place().line() == keyLine
                || lines.get(keyLine - 1).contains("{");
        if (braces) {
            throw UserError.usage("'clusters' in " + file + " is written in braces", BY_HAND);
        }
        int indent = existing.isEmpty() ? 2 : existing.get(0).key().place().column() - 1;
        List<String> indented =
                entry.stream().map(line -> " ".repeat(indent) + line).toList();
        lines.addAll(endOfSection(before, lines, keyLine), indented);
        return lines;
    }

    /** Where the lines go: behind the section's last line, before the blanks and comments of what follows it. */
    private static int endOfSection(String before, List<String> lines, int keyLine) {
        int next = top(before).entries().stream()
                .mapToInt(e -> e.key().place().line())
                .filter(line -> line > keyLine)
                .min()
                .orElse(lines.size() + 1);
        int end = next - 1;
        boolean last = end == lines.size();
        while (end > keyLine
                && (lines.get(end - 1).isBlank() || (!last && lines.get(end - 1).startsWith("#")))) {
            end--;
        }
        return end;
    }

    private Optional<Yaml.Mapping> clusters(String text) {
        return top(text).get("clusters").filter(Yaml.Mapping.class::isInstance).map(Yaml.Mapping.class::cast);
    }

    private static Yaml.Mapping top(String text) {
        Problems problems = new Problems();
        YamlText yaml = new YamlText("clusters.yaml", text);
        Yaml value = yaml.parse(problems);
        Optional<Problem> error =
                problems.all().stream().filter(Problem::isError).findFirst();
        if (error.isPresent()) {
            throw UserError.usage(String.join("\n", yaml.show(error.get())), "mend it first: inventory check");
        }
        return value instanceof Yaml.Mapping mapping ? mapping : Yaml.Mapping.EMPTY;
    }
}
