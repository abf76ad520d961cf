// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.testing;

import io.jumpkit.inventory.Node;
import io.jumpkit.inventory.SshTarget;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A real OpenSSH server of our own on loopback: its own port, keys and configuration in a folder of its own. Nothing of
 * the machine's SSH set-up is read or changed; it ends with the test.
 */
public final class PrivateSshd implements AutoCloseable {
    private static final Path SSHD = Path.of("/usr/sbin/sshd");
    private static final long START_SECONDS = 20;

    private final Path folder;
    private final int port;
    private final Process process;

    private PrivateSshd(Path folder, int port, Process process) {
        this.folder = folder;
        this.port = port;
        this.process = process;
    }

    /** Starts one that listens on every loopback address; extra lines take the place of ours with the same keyword. */
    public static PrivateSshd start(String... extraLines) {
        try {
            install();
            Path folder = Files.createTempDirectory("jumpkit-sshd");
            keygen(folder.resolve("host_key"), "ed25519", "");
            keygen(folder.resolve("client_key"), "ed25519", "");
            Files.copy(folder.resolve("client_key.pub"), folder.resolve("authorized_keys"));
            int port = freePort();
            Files.writeString(folder.resolve("sshd_config"), configuration(folder, port, extraLines));
            Files.writeString(
                    folder.resolve("known_hosts"),
                    "[127.*]:" + port + " " + publicKey(folder.resolve("host_key")) + "\n");
            Files.createDirectories(Path.of("/run/sshd"));
            Process process = new ProcessBuilder(
                            SSHD.toString(),
                            "-D",
                            "-e",
                            "-f",
                            folder.resolve("sshd_config").toString())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("log").toFile())
                    .start();
            PrivateSshd sshd = new PrivateSshd(folder, port, process);
            sshd.awaitListening();
            return sshd;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String configuration(Path folder, int port, String... extraLines) {
        String lines =
                """
                Port %d
                ListenAddress 0.0.0.0
                AllowUsers %s@127.0.0.0/8
                HostKey %s/host_key
                AuthorizedKeysFile %s/authorized_keys
                StrictModes no
                PidFile none
                PermitRootLogin prohibit-password
                PasswordAuthentication no
                KbdInteractiveAuthentication no
                UsePAM no
                UseDNS no
                PrintMotd no
                PrintLastLog no
                MaxStartups 2000
                # bash does not read ~/.bashrc then, which on some machines costs more than the test.
                SetEnv SHLVL=2
                LogLevel VERBOSE
                Subsystem sftp internal-sftp
                """
                        .formatted(port, System.getProperty("user.name"), folder, folder);
        Stream<String> ours = lines.lines().filter(line -> Arrays.stream(extraLines)
                .noneMatch(extra -> extra.split(" ")[0].equals(line.split(" ")[0]) && !extra.startsWith("HostKey ")));
        return Stream.concat(Arrays.stream(extraLines), ours).collect(Collectors.joining("\n", "", "\n"));
    }

    /** A node that this server answers for, at an address in 127.0.0.0/8. */
    public Node node(String name, String address) {
        return node(name, target(address));
    }

    /** A node with a target of its own. */
    public static Node node(String name, SshTarget target) {
        return new Node(name, target, Set.of(), Map.of());
    }

    /** How a node at that address is reached. */
    public SshTarget target(String address) {
        return new SshTarget(
                address,
                Optional.of(System.getProperty("user.name")),
                OptionalInt.of(port),
                Optional.of(file("client_key")),
                List.of(),
                Optional.empty(),
                Optional.of(file("known_hosts")),
                SshTarget.Transport.AUTO);
    }

    /** A file in the server's folder: host_key, client_key, known_hosts, authorized_keys, log. */
    public Path file(String name) {
        return folder.resolve(name);
    }

    /** What the server has logged so far. */
    public String log() {
        try {
            return Files.readString(file("log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return port;
    }

    /** The process that listens. */
    public ProcessHandle listener() {
        return process.toHandle();
    }

    /** The processes that serve open connections now. */
    public List<ProcessHandle> sessions() {
        return process.toHandle().descendants().toList();
    }

    /** Makes a key pair. */
    public static void keygen(Path file, String type, String passphrase) throws IOException {
        run("ssh-keygen", "-q", "-t", type, "-N", passphrase, "-C", "", "-f", file.toString());
    }

    /** Type and key of a public key file, as known_hosts wants them. */
    public static String publicKey(Path privateKey) throws IOException {
        String[] fields = Files.readString(Path.of(privateKey + ".pub")).split(" ");
        return fields[0] + " " + fields[1].strip();
    }

    /** Whether a process of this machine runs; one that has ended and that nobody collects does not. */
    public static boolean runs(String pid) throws IOException {
        Path stat = Path.of("/proc", pid.strip(), "stat");
        if (!Files.exists(stat)) {
            return false;
        }
        String line = Files.readString(stat);
        return !line.substring(line.lastIndexOf(')') + 2).startsWith("Z");
    }

    /** Runs a local program that must succeed. */
    public static void run(String... command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes());
        try {
            if (!process.waitFor(5, TimeUnit.MINUTES) || process.exitValue() != 0) {
                throw new IOException(String.join(" ", command) + ": " + said);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    /** Debian's package, without letting it start the system's own server. */
    private static synchronized void install() throws IOException {
        if (Files.exists(SSHD)) {
            return;
        }
        try (Apt apt = Apt.take()) {
            if (!Files.exists(SSHD)) {
                installQuietly(apt);
            }
        }
    }

    private static void installQuietly(Apt apt) throws IOException {
        Path policy = Path.of("/usr/sbin/policy-rc.d");
        boolean ours = !Files.exists(policy);
        if (ours) {
            Files.writeString(policy, "#!/bin/sh\nexit 101\n");
            Files.setPosixFilePermissions(policy, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        try {
            apt.install("openssh-server");
        } finally {
            if (ours) {
                Files.delete(policy);
            }
        }
    }

    /** A port that was free a moment ago. */
    public static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private void awaitListening() throws IOException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
        while (System.nanoTime() < end && process.isAlive()) {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress("127.0.0.1", port), 1000);
                return;
            } catch (IOException e) {
                Thread.onSpinWait();
            }
        }
        throw new IOException("sshd did not start: " + Files.readString(file("log")));
    }

    @Override
    public void close() {
        List<ProcessHandle> all = new ArrayList<>(sessions());
        Collections.reverse(all);
        all.forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
