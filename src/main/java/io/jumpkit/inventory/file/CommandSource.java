// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.inventory.file;

import io.jumpkit.error.FileFault;
import io.jumpkit.error.UserError;
import io.jumpkit.inventory.LocalCommand;
import io.jumpkit.json.yaml.MappingReader;
import io.jumpkit.json.yaml.Place;
import io.jumpkit.json.yaml.Problem;
import io.jumpkit.json.yaml.Problems;
import io.jumpkit.json.yaml.Yaml;
import io.jumpkit.json.yaml.YamlText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Nodes from a command: what it prints is read as what stands behind {@code nodes:}, in YAML, JSON or plain words. The
 * last good answer is kept for when the command fails, and its use is remarked on.
 */
final class CommandSource implements NodeSource {
    private final Path folder;
    private final Path cache;

    /**
     * A source.
     *
     * @param folder where commands run: the inventory's
     * @param cache where answers are kept
     */
    CommandSource(Path folder, Path cache) {
        this.folder = folder;
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
        Path kept = cache.resolve(cluster + ".nodes");
        try {
            String answer = LocalCommand.run(settings.command(), folder, settings.timeout());
            Yaml nodes = parse(answer, settings);
            keep(kept, answer, settings, problems);
            return Optional.of(nodes);
        } catch (UserError e) {
            return fromCache(kept, settings, e, problems);
        }
    }

    /** Places in the answer mean nothing in the inventory, so everything in it stands where the source is set. */
    private static Yaml parse(String answer, Settings settings) {
        Problems found = new Problems();
        String name = "the output of '" + String.join(" ", settings.command()) + "'";
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
            String asOf = Files.getLastModifiedTime(kept)
                    .toInstant()
                    .truncatedTo(ChronoUnit.SECONDS)
                    .toString();
            Yaml nodes = parse(Files.readString(kept), settings);
            problems.warning(settings.place(), why.what(), "using the nodes it named at " + asOf);
            return Optional.of(nodes);
        } catch (IOException | UserError e) {
            problems.error(settings.place(), why.what(), why.hint());
            return Optional.empty();
        }
    }
}
