// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.inventory.file;

import io.jumpkit.error.FileFault;
import io.jumpkit.error.UserError;
import io.jumpkit.inventory.LocalCommand;
import io.jumpkit.inventory.nodeset.NodeSet;
import io.jumpkit.json.yaml.MappingReader;
import io.jumpkit.json.yaml.Place;
import io.jumpkit.json.yaml.Problem;
import io.jumpkit.json.yaml.Problems;
import io.jumpkit.json.yaml.Yaml;
import io.jumpkit.json.yaml.YamlText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Nodes from a command: what it prints is read as what stands behind {@code nodes:}, in YAML, JSON or plain words. The
 * last good answer is kept for when the command fails, and its use is remarked on.
 */
final class CommandSource implements NodeSource {
    private final Path inventory;
    private final Locations locations;
    private final Path cache;

    /**
     * A source.
     *
     * @param inventory the file that names it; commands run in its folder
     * @param cache where answers are kept
     */
    CommandSource(Path inventory, Locations locations, Path cache) {
        this.inventory = inventory;
        this.locations = locations;
        this.cache = cache;
    }

    /** The settings of a source. */
    record Settings(List<String> command, Duration timeout, Place place) {
        private static final Pattern TIME = Pattern.compile("(\\d{1,6})(ms|s|m)");
        private static final Duration DEFAULT = Duration.ofSeconds(10);

        /** Reads them; the command is empty, and that is noted, when there is none. */
        static Settings read(MappingReader in, Problems problems) {
            List<String> command = in.texts("command");
            Optional<Yaml.Text> word = in.word("timeout");
            in.end();
            if (command.isEmpty()) {
                problems.error(in.place(), "source has no command", "write source: {command: [PROGRAM, ARG]}");
            }
            return new Settings(command, word.map(w -> time(w, problems)).orElse(DEFAULT), in.place());
        }

        /** What the command prints, in words. */
        String output() {
            return "the output of '" + String.join(" ", command) + "'";
        }

        private static Duration time(Yaml.Text word, Problems problems) {
            Matcher time = TIME.matcher(word.text());
            if (!time.matches()) {
                problems.error(word.place(), "'" + word.text() + "' is not a duration", "write it like 10s or 2m");
                return DEFAULT;
            }
            ChronoUnit unit =
                    switch (time.group(2)) {
                        case "ms" -> ChronoUnit.MILLIS;
                        case "s" -> ChronoUnit.SECONDS;
                        default -> ChronoUnit.MINUTES;
                    };
            return Duration.of(Long.parseLong(time.group(1)), unit);
        }
    }

    @Override
    public Optional<Yaml> nodes(String cluster, MappingReader in, Problems problems) {
        Settings settings = Settings.read(in, problems);
        if (settings.command().isEmpty()) {
            return Optional.empty();
        }
        Path kept = cache.resolve(cluster + "-" + print(settings) + ".nodes");
        try {
            String answer = LocalCommand.run(settings.command(), locations.folder(), settings.timeout());
            Yaml nodes = parse(answer, settings);
            Set<String> names = names(nodes, settings);
            if (isOfTheSameNodes(kept, names, settings, problems)) {
                keep(kept, answer, settings, problems);
            }
            return Optional.of(nodes);
        } catch (UserError e) {
            return fromCache(kept, settings, e, problems);
        }
    }

    /** Tells answers apart that other inventories, or other commands, gave for a cluster of the same name. */
    private String print(Settings settings) {
        String whose = String.join("\0", settings.command()) + "\0"
                + inventory.toAbsolutePath().normalize();
        return UUID.nameUUIDFromBytes(whose.getBytes(StandardCharsets.UTF_8)).toString();
    }

    /** The nodes of an answer; an error in it is an error of the command. */
    private Set<String> names(Yaml nodes, Settings settings) {
        Problems found = new Problems();
        NodesReader reader = new NodesReader(locations, SshSettings.NONE, found);
        reader.read(nodes);
        found.all().stream().filter(Problem::isError).findFirst().ifPresent(first -> {
            throw UserError.usage(settings.output() + ": " + first.what(), first.hint());
        });
        return reader.nodes().keySet();
    }

    /**
     * Whether an answer names any of the nodes of the one that is kept. One that does not may be an error message that
     * reads like a node, so it is remarked on, and never takes the place of nodes that were good.
     */
    private boolean isOfTheSameNodes(Path kept, Set<String> names, Settings settings, Problems problems) {
        Set<String> before;
        try {
            before = names(parse(Files.readString(kept), settings), settings);
        } catch (IOException | UserError e) {
            return true;
        }
        boolean same = before.stream().anyMatch(names::contains);
        if (!same) {
            problems.warning(
                    settings.place(),
                    settings.output() + " has none of the nodes it named at " + asOf(kept) + " (" + NodeSet.of(before)
                            + ")",
                    "if that is right: rm " + kept);
        }
        return same;
    }

    /** Places in the answer mean nothing in the inventory, so everything in it stands where the source is set. */
    private static Yaml parse(String answer, Settings settings) {
        Problems found = new Problems();
        String name = settings.output();
        Yaml value = new YamlText(name, answer).parse(found);
        Optional<Problem> first = found.all().stream().filter(Problem::isError).findFirst();
        if (first.isPresent()) {
            throw UserError.usage(
                    name + ", " + first.get().place() + ": " + first.get().what(),
                    first.get().hint());
        }
        if (value instanceof Yaml.Mapping mapping && mapping.entries().isEmpty()) {
            throw UserError.usage(name + " names no node", "run it by hand");
        }
        return moved(value, settings.place());
    }

    private static Yaml moved(Yaml value, Place place) {
        if (value instanceof Yaml.Text text) {
            return new Yaml.Text(text.text(), text.quoted(), place);
        }
        if (value instanceof Yaml.Items list) {
            return new Yaml.Items(
                    list.items().stream().map(v -> moved(v, place)).toList(), place);
        }
        return new Yaml.Mapping(
                ((Yaml.Mapping) value)
                        .entries().stream()
                                .map(e -> new Yaml.Entry((Yaml.Text) moved(e.key(), place), moved(e.value(), place)))
                                .toList(),
                place);
    }

    private static void keep(Path kept, String answer, Settings settings, Problems problems) {
        try {
            PrivateFiles.write(kept, answer);
        } catch (IOException e) {
            problems.warning(settings.place(), "the nodes could not be kept for later: " + FileFault.of(e), "");
        }
    }

    private static Optional<Yaml> fromCache(Path kept, Settings settings, UserError why, Problems problems) {
        try {
            Yaml nodes = parse(Files.readString(kept), settings);
            problems.warning(settings.place(), why.what(), "using the nodes it named at " + asOf(kept));
            return Optional.of(nodes);
        } catch (IOException | UserError e) {
            problems.error(settings.place(), why.what(), why.hint());
            return Optional.empty();
        }
    }

    private static String asOf(Path kept) {
        try {
            return Files.getLastModifiedTime(kept)
                    .toInstant()
                    .truncatedTo(ChronoUnit.SECONDS)
                    .toString();
        } catch (IOException e) {
            return "a time not known";
        }
    }
}
