// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.inventory.importing;

import io.jumpkit.error.FileFault;
import io.jumpkit.error.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The hosts that an ssh_config names, one for each {@code Host} without wildcards. Of the operator's own configuration
 * only the names are taken: SSH finds the rest there every time, and it stays right when it changes.
 */
public final class SshConfigImport {
    private static final Pattern LINE = Pattern.compile("\\s*([A-Za-z]+)(?:\\s*=\\s*|\\s+)(.*?)\\s*");
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");
    private static final String NAME = "[A-Za-z0-9_][A-Za-z0-9_.-]*";
    /** As deep as OpenSSH follows Include. */
    private static final int DEEPEST = 16;

    private final Path home;
    private final Path folder;
    private final List<Block> blocks = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();

    /** The settings that stand under one {@code Host} line, the first of a kind counts. */
    private record Block(List<String> patterns, Map<String, String> settings) {
        static Block of(List<String> patterns) {
            return new Block(patterns, new LinkedHashMap<>());
        }

        boolean matches(String host) {
            return patterns.stream().noneMatch(p -> p.startsWith("!") && glob(p.substring(1), host))
                    && patterns.stream().anyMatch(p -> !p.startsWith("!") && glob(p, host));
        }

        private static boolean glob(String pattern, String host) {
            String regex = Pattern.quote(pattern).replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q");
            return host.matches(regex);
        }
    }

    /** {@code folder} is where what is included lies, unless it says otherwise: for ssh that is {@code ~/.ssh}. */
    private SshConfigImport(Path home, Path folder) {
        this.home = home;
        this.folder = folder;
    }

    /**
     * The hosts of a file and of those it includes.
     *
     * @throws UserError usage, when it cannot be read
     */
    public static Imported read(Path file, Path home) {
        Path folder = file.toAbsolutePath().normalize().getParent();
        SshConfigImport config = new SshConfigImport(home, folder == null ? home : folder);
        config.blocks.add(Block.of(List.of("*")));
        config.readFile(file.toAbsolutePath(), 0);
        boolean own = file.toAbsolutePath().normalize().equals(home.resolve(".ssh/config"));
        List<ImportedHost> hosts = new ArrayList<>();
        for (String name : config.names()) {
            hosts.add(own ? ImportedHost.of(name) : config.host(name));
        }
        return new Imported(hosts, config.remarks);
    }

    private Set<String> names() {
        Set<String> names = new LinkedHashSet<>();
        for (Block block : blocks) {
            for (String pattern : block.patterns()) {
                if (pattern.matches(NAME)) {
                    names.add(pattern);
                } else if (!pattern.matches("[!].*|.*[*?].*")) {
                    remarks.add("Host " + pattern + " is left out: it cannot be a node's name");
                }
            }
        }
        return names;
    }

    private Map<String, String> settings(String name) {
        Map<String, String> settings = new LinkedHashMap<>();
        blocks.stream().filter(b -> b.matches(name)).forEach(b -> b.settings().forEach(settings::putIfAbsent));
        return settings;
    }

    private void jumpHostRemark(String host, String setting) {
        remark(setting + " of the jump host " + host + " is not taken over; keep it in ~/.ssh/config under its name");
    }

    private void remark(String text) {
        if (!remarks.contains(text)) {
            remarks.add(text);
        }
    }

    private ImportedHost host(String name) {
        Map<String, String> settings = settings(name);
        if (settings.containsKey("proxycommand")) {
            remarks.add(name + ": ProxyCommand is not taken over; keep it in ~/.ssh/config under Host " + name);
        }
        return new ImportedHost(
                name,
                Optional.ofNullable(settings.get("hostname")).map(h -> h.replace("%h", name)),
                Optional.ofNullable(settings.get("user")),
                Optional.ofNullable(settings.get("port")),
                Optional.ofNullable(settings.get("identityfile")),
                new SshJumps(this::settings, this::jumpHostRemark).of(name),
                Set.of());
    }

    private void readFile(Path file, int depth) {
        if (depth > DEEPEST) {
            throw UserError.usage(file + ": Include goes deeper than " + DEEPEST, "take the circle out");
        }
        int number = 0;
        for (String line : lines(file)) {
            number++;
            Matcher parts = LINE.matcher(line);
            if (!line.strip().startsWith("#") && parts.matches()) {
                String key = parts.group(1).toLowerCase(Locale.ROOT);
                read(key, words(parts.group(2)), file + ":" + number, depth);
            }
        }
    }

    private void read(String key, List<String> words, String place, int depth) {
        if (words.isEmpty()) {
            return;
        }
        switch (key) {
            case "host" -> blocks.add(Block.of(words));
            case "match" -> match(words);
            case "include" -> include(words, place, depth);
            default -> blocks.get(blocks.size() - 1).settings().putIfAbsent(key, words.get(0));
        }
    }

    private void match(List<String> words) {
        boolean all = words.size() == 1 && words.get(0).equalsIgnoreCase("all");
        if (!all) {
            remarks.add("Match " + String.join(" ", words) + " is left out: it depends on when it is asked");
        }
        blocks.add(Block.of(all ? List.of("*") : List.of()));
    }

    private void include(List<String> words, String place, int depth) {
        Block around = blocks.get(blocks.size() - 1);
        for (String word : words) {
            List<Path> files = included(word);
            // For ssh this is nothing. Here hosts may be missing that somebody counts on.
            if (files.isEmpty()) {
                remark(place + ": Include " + word + " finds no file");
            }
            files.forEach(f -> readFile(f, depth + 1));
        }
        // What follows the Include line belongs to the Host it stands under again.
        blocks.add(Block.of(around.patterns()));
    }

    private List<Path> included(String word) {
        try {
            return PathGlob.files(word.startsWith("~/") ? home.resolve(word.substring(2)) : folder.resolve(word));
        } catch (InvalidPathException e) {
            return List.of();
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (NoSuchFileException e) {
            throw UserError.usage("there is no file " + file, "give the file: --ssh-config FILE")
                    .causedBy(e);
        } catch (IOException e) {
            throw UserError.usage(file + " cannot be read: " + FileFault.of(e), "ls -l " + file)
                    .causedBy(e);
        }
    }

    private static List<String> words(String text) {
        Matcher word = WORD.matcher(text);
        List<String> words = new ArrayList<>();
        while (word.find()) {
            words.add(word.group(1) == null ? word.group(2) : word.group(1));
        }
        int comment = words.indexOf("#");
        return comment < 0 ? words : Arrays.asList(words.subList(0, comment).toArray(String[]::new));
    }
}
