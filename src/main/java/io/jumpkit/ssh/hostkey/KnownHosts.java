// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.ssh.hostkey;

import io.jumpkit.ssh.hostkey.KnownHostsLine.Marker;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Every known_hosts file in use, read once and again when it changed on the disk. Thread-safe. */
public final class KnownHosts {
    private final Map<Path, Read> files = new ConcurrentHashMap<>();
    private final SecureRandom random = new SecureRandom();

    /** A file as it was when read. */
    private record Read(FileTime modified, long size, List<KnownHostsLine> lines) {}

    /** What the files say about a key that the host of this name has shown. */
    public HostKeyVerdict check(List<Path> where, String host, byte[] key) {
        List<KnownHostsLine> lines = linesFor(where, host);
        for (KnownHostsLine line : lines) {
            if (line.marker() == Marker.REVOKED && Arrays.equals(line.key(), key)) {
                return new HostKeyVerdict.Revoked(line.where());
            }
        }
        KnownHostsLine other = null;
        for (KnownHostsLine line : lines) {
            if (line.marker() == Marker.NONE && Arrays.equals(line.key(), key)) {
                return new HostKeyVerdict.Known();
            }
            boolean sameType = line.type().equals(Fingerprint.type(key));
            if (line.marker() == Marker.NONE && (other == null || sameType)) {
                other = line;
            }
        }
        return other == null ? new HostKeyVerdict.Unknown() : new HostKeyVerdict.Changed(other.where());
    }

    /** The types of the keys written down for a host, to ask it for those first. */
    public List<String> types(List<Path> where, String host) {
        return linesFor(where, host).stream()
                .filter(line -> line.marker() == Marker.NONE)
                .map(KnownHostsLine::type)
                .distinct()
                .toList();
    }

    /** The keys of the authorities that may vouch for a host. */
    public List<byte[]> authorities(List<Path> where, String host) {
        return keys(where, host, Marker.CERT_AUTHORITY);
    }

    /** The keys that must not be believed from this host, its own or an authority's. */
    public List<byte[]> revoked(List<Path> where, String host) {
        return keys(where, host, Marker.REVOKED);
    }

    private List<byte[]> keys(List<Path> where, String host, Marker marker) {
        return linesFor(where, host).stream()
                .filter(line -> line.marker() == marker)
                .map(KnownHostsLine::key)
                .toList();
    }

    /** Writes a key down at the end of a file, which is made when it does not exist. */
    public synchronized void add(Path file, String host, byte[] key, boolean hashName) throws IOException {
        // Names are compared in lower case; a hash of anything else would never be found again.
        String name = host.toLowerCase(Locale.ROOT);
        if (hashName) {
            byte[] salt = new byte[20];
            random.nextBytes(salt);
            name = HostPatterns.Hashed.of(name, salt);
        }
        Path folder = file.toAbsolutePath().getParent();
        if (!Files.exists(folder)) {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
        String line =
                name + " " + Fingerprint.type(key) + " " + Base64.getEncoder().encodeToString(key) + "\n";
        Files.writeString(file, startOfLine(file) + line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        files.remove(file);
    }

    private static String startOfLine(Path file) throws IOException {
        if (!Files.exists(file)) {
            return "";
        }
        String text = Files.readString(file, StandardCharsets.ISO_8859_1);
        return text.isEmpty() || text.endsWith("\n") ? "" : "\n";
    }

    private List<KnownHostsLine> linesFor(List<Path> where, String host) {
        List<KnownHostsLine> found = new ArrayList<>();
        for (Path file : where) {
            lines(file).stream().filter(line -> line.hosts().matches(host)).forEach(found::add);
        }
        return found;
    }

    private List<KnownHostsLine> lines(Path file) {
        try {
            BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
            Read read = files.get(file);
            if (read == null || !read.modified().equals(now.lastModifiedTime()) || read.size() != now.size()) {
                read = new Read(now.lastModifiedTime(), now.size(), parse(file));
                files.put(file, read);
            }
            return read.lines();
        } catch (IOException e) {
            // As ssh does: a file that is not there or cannot be read vouches for nobody.
            return List.of();
        }
    }

    private static List<KnownHostsLine> parse(Path file) throws IOException {
        List<KnownHostsLine> lines = new ArrayList<>();
        int number = 0;
        for (String text : Files.readString(file, StandardCharsets.ISO_8859_1).split("\n", -1)) {
            KnownHostsLine.parse(file, ++number, text).ifPresent(lines::add);
        }
        return List.copyOf(lines);
    }
}
