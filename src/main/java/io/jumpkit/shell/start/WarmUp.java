// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.shell.start;

import io.jumpkit.error.ExitCode;
import io.jumpkit.session.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A whole small session with nobody there, in folders of its own, so that the start-up archive which the launcher makes of
 * it holds what a real one needs: an inventory, a prompt, a command, a connection that is refused, an etcd that answers, a
 * runbook.
 */
final class WarmUp implements AutoCloseable {
    /** Nothing listens on it anywhere: the connection fails at once. */
    private static final String INVENTORY =
            """
            clusters:
              warm:
                color: green
                protected: false
                nodes:
                  n[1-2]: {address: 127.0.0.1, port: 1, roles: [etcd]}
                etcd: {endpoints: ["%s"]}
            """;

    /** A lab from whose network this machine is absent, so that nothing is sent to it; the address is for documentation. */
    private static final String LAB =
            """
            instance=lab
            instance_id=warm
            operator=192.0.2.1
            hosts=n1:192.0.2.11,n2:192.0.2.12
            role_etcd=n1,n2
            user=root
            ssh_key=/nowhere
            known_hosts=/nowhere
            """;

    /** A lab that runs, as far as its files and its address tell: it is looked for, nothing is sent to it. */
    private static final String RUNNING = LAB.replace("192.0.2.1\n", "127.0.0.1\n");

    /** What is typed. */
    static final String TYPED = String.join(
            "\r",
            "help",
            "nodes",
            "on n1",
            "x --timeout 1s true",
            "etcd quorum",
            "etcd status",
            "nonsense",
            "nodeset -f n1 n2",
            "run etcd-replace-member --dry-run --param failed=n1 --param snapshot=none.db",
            "runbook lint etcd-replace-member",
            "use lab",
            "exit",
            "");

    private final Path folder;

    private WarmUp(Path folder) {
        this.folder = folder;
    }

    /** Runs it. */
    static ExitCode run(Map<String, String> environment, Parts parts, Starter starter) {
        try (WarmUp warmUp = new WarmUp(Files.createTempDirectory("jumpkit-warm-up"));
                Parts.Rehearsal etcd = parts.rehearsals().open()) {
            Map<String, String> own = warmUp.environment(environment, etcd.url());
            warmUp.askForLab(own, parts.lab());
            return starter.start(own, List.of("warm"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts Jumpkit on a terminal without a person. */
    @FunctionalInterface
    interface Starter {
        ExitCode start(Map<String, String> environment, List<String> args);
    }

    private Map<String, String> environment(Map<String, String> real, String etcd) throws IOException {
        Path config = Files.createDirectory(folder.resolve("config"));
        Files.writeString(config.resolve("clusters.yaml"), INVENTORY.formatted(etcd));
        Map<String, String> own = new HashMap<>(real);
        own.put("JUMPKIT_CONFIG_DIR", config.toString());
        own.put("JUMPKIT_STATE_DIR", folder.resolve("state").toString());
        own.put("JUMPKIT_CACHE_DIR", folder.resolve("cache").toString());
        own.put("HOME", folder.toString());
        own.remove("JUMPKIT_LAB_INSTANCE");
        own.put("JUMPKIT_LAB_STATE", folder.resolve("labs").toString());
        Path lab = Files.createDirectories(folder.resolve("labs").resolve("lab"));
        Files.writeString(lab.resolve("lab.env"), LAB);
        return own;
    }

    /** The question with which {@code jumpkit lab} begins. */
    private void askForLab(Map<String, String> environment, Parts.Lab lab) throws IOException {
        Path host = Files.createDirectories(
                folder.resolve("labs").resolve("running").resolve("hosts").resolve("n1"));
        Files.writeString(folder.resolve("labs").resolve("running").resolve("lab.env"), RUNNING);
        Files.writeString(host.resolve("pid"), ProcessHandle.current().pid() + " 0");
        Map<String, String> running = new HashMap<>(environment);
        running.put("JUMPKIT_LAB_INSTANCE", "running");
        lab.isUp(Settings.defaults(running));
    }

    @Override
    public void close() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
