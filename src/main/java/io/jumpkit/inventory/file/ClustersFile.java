// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.inventory.file;

import io.jumpkit.error.FileFault;
import io.jumpkit.error.Nearest;
import io.jumpkit.error.UserError;
import io.jumpkit.inventory.Cluster;
import io.jumpkit.inventory.Inventory;
import io.jumpkit.json.yaml.MappingReader;
import io.jumpkit.json.yaml.Problem;
import io.jumpkit.json.yaml.Problems;
import io.jumpkit.json.yaml.Yaml;
import io.jumpkit.json.yaml.YamlText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;

/**
 * The inventory in {@code clusters.yaml}. Read when first asked and again when the file has changed, so that a mended file
 * needs no new shell. A file that is not there is an inventory without clusters.
 */
public final class ClustersFile implements Inventory {
    /** The practice cluster's name; nobody else's. */
    public static final String RESERVED = "lab";

    private static final Path SYSTEM = Path.of("/etc/jumpkit/clusters.yaml");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]*");
    private static final int SHOWN = 10;
    private static final String MASK = "mask";

    private final Path file;
    private final Locations locations;
    private final NodeSource source;
    private final Map<String, Read> lastRead = new HashMap<>();
    private Optional<Loaded> loaded = Optional.empty();

    /**
     * An inventory in a file.
     *
     * @param cache the folder for what can be made again
     * @param environment of the process, for {@code HOME}
     */
    public ClustersFile(Path file, Path cache, Map<String, String> environment) {
        this.file = file;
        Path folder = file.toAbsolutePath().getParent();
        this.locations = new Locations(folder, Path.of(environment.getOrDefault("HOME", "/")));
        this.source = new CommandSource(file, locations, cache.resolve("inventory"));
    }

    /**
     * Where the inventory is: the file named, {@code JUMPKIT_INVENTORY}, the operator's own, the machine's; the operator's
     * own where there is none at all.
     *
     * @param config the operator's folder for configuration
     */
    public static Path find(Optional<Path> named, Path config, Map<String, String> environment) {
        String variable = environment.getOrDefault("JUMPKIT_INVENTORY", "");
        if (named.isPresent() || !variable.isEmpty()) {
            return named.orElseGet(() -> Path.of(variable));
        }
        Path own = config.resolve("clusters.yaml");
        return !Files.exists(own) && Files.exists(SYSTEM) ? SYSTEM : own;
    }

    /** Where it is. */
    public Path file() {
        return file;
    }

    /**
     * The file as read: its text, what is wrong above the level of clusters, and the entries.
     *
     * @param raw the bytes it was made of, to see whether the file has changed
     */
    private record Loaded(
            String raw,
            YamlText text,
            Problems general,
            ClusterReader.Defaults defaults,
            List<String> masks,
            Map<String, Yaml.Entry> clusters) {}

    /** A cluster and everything that is wrong with its entry. */
    private record Read(Cluster cluster, Problems problems) {}

    @Override
    public List<String> names() {
        try {
            return List.copyOf(load().clusters().keySet());
        } catch (UserError e) {
            // The file cannot be read: cluster() says so, and the lab must open all the same.
            return List.of();
        }
    }

    /** Not parsed for nothing: the lab opens without its clusters. A file that cannot be read opens no other cluster. */
    @Override
    public List<String> masks() {
        try {
            return text().contains(MASK) ? load().masks() : List.of();
        } catch (UserError e) {
            return List.of();
        }
    }

    @Override
    public synchronized Cluster cluster(String name) {
        Loaded now = load();
        boolean there = now.clusters().containsKey(name);
        if (!there && !now.general().hasErrors()) {
            throw unknown(name, now.clusters().keySet());
        }
        // Nobody is asked for nodes by a file that cannot be used.
        NodeSource from = now.general().hasErrors() ? NodeSource.NOT_ASKED : source;
        Problems all = new Problems();
        all.addAll(now.general().all());
        if (there) {
            lastRead.put(name, read(now, name, from));
            all.addAll(lastRead.get(name).problems().all());
        }
        if (all.hasErrors()) {
            throw failed(now.text(), all);
        }
        return lastRead.get(name).cluster();
    }

    @Override
    public synchronized List<String> remarks(String name) {
        Loaded now = load();
        List<Problem> problems = new ArrayList<>(now.general().all());
        if (lastRead.containsKey(name)) {
            problems.addAll(lastRead.get(name).problems().all());
        }
        return problems.stream()
                .filter(p -> !p.isError())
                .map(p -> now.text().name() + ":" + p.place() + ": " + p.what()
                        + (p.hint().isEmpty() ? "" : " (" + p.hint() + ")"))
                .toList();
    }

    @Override
    public List<Path> files() {
        return List.of(file);
    }

    /**
     * Everything that can be said against the file without asking anybody, in the order of its lines.
     *
     * @param commands the words that are commands, which a cluster should not be called by
     */
    public Findings check(Set<String> commands) {
        Loaded now = load();
        Problems all = new Problems();
        all.addAll(now.general().all());
        List<Cluster> sound = new ArrayList<>();
        for (Map.Entry<String, Yaml.Entry> entry : now.clusters().entrySet()) {
            Read read = read(now, entry.getKey(), NodeSource.NOT_ASKED);
            all.addAll(read.problems().all());
            if (!read.problems().hasErrors()) {
                sound.add(read.cluster());
            }
            if (commands.contains(entry.getKey())) {
                all.warning(
                        entry.getValue().key().place(),
                        "'" + entry.getKey() + "' is also a command",
                        "as a first word the command wins; open it with: jumpkit -C " + entry.getKey());
            }
        }
        return Findings.of(now.text(), all.all(), sound, FileRemarks.of(file, sound, locations));
    }

    private Read read(Loaded now, String name, NodeSource from) {
        Problems problems = new Problems();
        Yaml.Entry entry = now.clusters().get(name);
        UrlSecrets.find(entry.value(), problems);
        Cluster cluster = new ClusterReader(locations, from, problems).read(entry.key(), entry.value(), now.defaults());
        return new Read(cluster, problems);
    }

    private synchronized Loaded load() {
        String raw = text();
        if (loaded.isEmpty() || !loaded.get().raw().equals(raw)) {
            loaded = Optional.of(parse(raw));
        }
        return loaded.get();
    }

    private String text() {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            return "";
        } catch (IOException e) {
            throw UserError.usage(locations.show(file) + " cannot be read: " + FileFault.of(e), "ls -l " + file)
                    .causedBy(e);
        }
    }

    private Loaded parse(String raw) {
        YamlText text = new YamlText(locations.show(file), raw);
        Problems general = new Problems();
        Yaml whole = text.parse(general);
        MappingReader top = MappingReader.of(whole, "the inventory", general);
        ClusterReader.Defaults defaults = ClusterReader.Defaults.read(
                top.mapping("defaults", "defaults")
                        .orElseGet(() -> new MappingReader(Yaml.Mapping.EMPTY, "defaults", general)),
                locations);
        if (whole instanceof Yaml.Mapping mapping) {
            // A secret in one cluster is no hindrance to opening another.
            mapping.entries().stream()
                    .filter(entry -> !entry.key().text().equals("clusters"))
                    .forEach(entry -> UrlSecrets.find(entry.value(), general));
        }
        Map<String, Yaml.Entry> clusters = new LinkedHashMap<>();
        top.mapping("clusters", "clusters").ifPresent(in -> in.entries().forEach(e -> add(e, clusters, general)));
        List<String> masks = masks(top, general);
        top.end();
        return new Loaded(raw, text, general, defaults, masks, clusters);
    }

    private static List<String> masks(MappingReader top, Problems general) {
        List<String> masks = new ArrayList<>();
        for (Yaml.Text mask : top.words(MASK)) {
            try {
                masks.add(Pattern.compile(mask.text()).pattern());
            } catch (PatternSyntaxException e) {
                general.error(
                        mask.place(),
                        "'" + mask.text() + "' is not a regular expression: " + e.getDescription(),
                        "write it as Java does; the first group, or all of the match, is masked");
            }
        }
        return List.copyOf(masks);
    }

    private static void add(Yaml.Entry entry, Map<String, Yaml.Entry> clusters, Problems general) {
        String name = entry.key().text();
        if (name.equals(RESERVED)) {
            general.remark(
                    entry.key().place(), "'lab' is the practice cluster's name; this entry is not used", "rename it");
        } else if (!NAME.matcher(name).matches()) {
            general.error(
                    entry.key().place(),
                    "'" + name + "' cannot be a cluster's name",
                    "use letters, digits, '.', '-' and '_'");
        } else {
            clusters.putIfAbsent(name, entry);
        }
    }

    private UserError unknown(String name, Set<String> known) {
        if (!Files.exists(file)) {
            return new FirstInventory(locations.show(file)).without(name);
        }
        Set<String> all = new LinkedHashSet<>(known);
        all.add(RESERVED);
        return UserError.usage(
                "'" + name + "' is not a cluster of " + locations.show(file),
                Nearest.to(name, all)
                        .map(near -> "did you mean: " + near + "?")
                        .orElse("known: " + String.join(", ", all) + "; or make it: jumpkit "
                                + FirstInventory.importing(name)));
    }

    /**
     * All that is wrong, the first of the file first; of very many the first few. Also the keys that nobody knows: one of
     * them may be what was meant to stand where something is missing.
     */
    private UserError failed(YamlText text, Problems problems) {
        List<Problem> errors = Findings.sorted(problems.all()).stream()
                .filter(p -> p.severity() != Problem.Severity.WARNING)
                .toList();
        String shown =
                errors.stream().limit(SHOWN).flatMap(p -> text.show(p).stream()).collect(Collectors.joining("\n"));
        String more = errors.size() > SHOWN ? "\nand " + (errors.size() - SHOWN) + " more" : "";
        return UserError.usage(shown + more, "mend it, then type: inventory check " + locations.show(file));
    }
}
