// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.runbook;

import io.jumpkit.error.FileFault;
import io.jumpkit.error.Nearest;
import io.jumpkit.error.UserError;
import io.jumpkit.session.Directories;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where runbooks are found: a path, the user's own folder, and those that Jumpkit ships. */
public final class RunbookLibrary {
    private static final String SHIPPED = "/io/jumpkit/runbooks";

    private final Path own;

    /** The library of these directories. */
    public RunbookLibrary(Directories directories) {
        this.own = directories.config().resolve("runbooks");
    }

    /**
     * A runbook's text.
     *
     * @param name as it is typed
     * @param file where it came from, as it is shown
     */
    public record Found(String name, String file, String text) {}

    /** All that have a name: the user's own, and those shipped that the user has none of the same name of. */
    public List<Found> all() {
        Map<String, Found> byName = new TreeMap<>(shipped());
        byName.putAll(folder(own));
        return List.copyOf(byName.values());
    }

    /** Their names. */
    public Set<String> names() {
        return all().stream().map(Found::name).collect(Collectors.toSet());
    }

    /**
     * The runbook of that name or path.
     *
     * @throws UserError usage, with the nearest name, when there is none
     */
    public Found find(String nameOrPath) {
        if (nameOrPath.contains("/") || nameOrPath.endsWith(".md")) {
            Path path = Path.of(nameOrPath);
            if (!Files.isRegularFile(path)) {
                throw UserError.usage("there is no file '" + nameOrPath + "'", "type: runbook list");
            }
            return read(path, nameOrPath);
        }
        return all().stream()
                .filter(f -> f.name().equals(nameOrPath))
                .findFirst()
                .orElseThrow(() -> UserError.usage(
                        "there is no runbook '" + nameOrPath + "'",
                        meant(nameOrPath)
                                .map(near -> "did you mean " + near + "?")
                                .orElse("type: runbook list")));
    }

    /** All that begin like this, as one of them would be a guess about what is broken; else the nearest name. */
    private Optional<String> meant(String typed) {
        List<String> begun =
                names().stream().filter(name -> name.startsWith(typed)).sorted().toList();
        return begun.size() < 2 ? Nearest.to(typed, names()) : Optional.of(String.join(" or ", begun));
    }

    /** The runbooks of a folder, by name. */
    static Map<String, Found> folder(Path folder) {
        if (!Files.isDirectory(folder)) {
            return Map.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> f.toString().endsWith(".md"))
                    .map(f -> read(f, f.toString()))
                    .collect(Collectors.toMap(Found::name, f -> f));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the names of a path's neighbours are, for links between them. */
    static Collection<String> neighbours(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        return folder == null ? Set.of() : folder(folder).keySet();
    }

    private static Map<String, Found> shipped() {
        URL url = RunbookLibrary.class.getResource(SHIPPED);
        if (url == null) {
            return Map.of();
        }
        try {
            URI uri = url.toURI();
            if (!uri.getScheme().equals("jar")) {
                return folder(Path.of(uri));
            }
            try (FileSystem jar = FileSystems.newFileSystem(uri, Map.of())) {
                return folder(jar.getPath(SHIPPED));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Found read(Path file, String shown) {
        try {
            return new Found(file.getFileName().toString().replaceAll("\\.md$", ""), shown, Files.readString(file));
        } catch (IOException e) {
            throw UserError.usage("'" + shown + "' cannot be read: " + FileFault.of(e), "look at the file")
                    .causedBy(e);
        }
    }
}
