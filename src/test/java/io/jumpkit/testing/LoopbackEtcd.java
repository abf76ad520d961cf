// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.testing;

import io.jumpkit.inventory.Cluster;
import io.jumpkit.inventory.EtcdSettings;
import io.jumpkit.inventory.Node;
import io.jumpkit.inventory.SshTarget;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Real etcd processes on loopback addresses and high ports, with data in a folder of the test. Members are called n1, n2,
 * …, and are killed, stopped and started by their own process ids.
 */
public final class LoopbackEtcd implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Path folder;
    private final Map<String, Place> places = new LinkedHashMap<>();
    private final Map<String, Process> processes = new LinkedHashMap<>();
    private final List<String> flags;
    private final Optional<Pki> pki;
    private final Path binary;
    private final HttpClient http;

    /** Where a member listens. */
    private record Place(String scheme, String host, int clientPort, int peerPort) {
        String client() {
            return scheme + "://" + host + ":" + clientPort;
        }

        String peer() {
            return "http://" + host + ":" + peerPort;
        }
    }

    private LoopbackEtcd(Path folder, Optional<Pki> pki, Path binary, List<String> flags) {
        this.folder = folder;
        this.pki = pki;
        this.binary = binary;
        this.flags = flags;
        HttpClient.Builder builder = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1));
        pki.ifPresent(p -> builder.sslContext(p.context()));
        http = builder.build();
    }

    /** Starts that many members and waits until they serve. Further flags go to every member. */
    public static LoopbackEtcd start(Path folder, int members, String... flags) {
        return start(new LoopbackEtcd(folder, Optional.empty(), EtcdBinary.path(), List.of(flags)), members);
    }

    /** The same of Debian 13's etcd, 3.5. */
    public static LoopbackEtcd startNewer(Path folder, int members, String... flags) {
        return start(new LoopbackEtcd(folder, Optional.empty(), EtcdBinary.newer(), List.of(flags)), members);
    }

    /** The same where clients need TLS and a certificate of their own. */
    public static LoopbackEtcd startWithTls(Path folder, int members, Pki pki) {
        List<String> flags = List.of(
                "--cert-file=" + pki.file("server.crt"),
                "--key-file=" + pki.file("server.key"),
                "--trusted-ca-file=" + pki.file("ca.crt"),
                "--client-cert-auth");
        return start(new LoopbackEtcd(folder, Optional.of(pki), EtcdBinary.path(), flags), members);
    }

    private static LoopbackEtcd start(LoopbackEtcd etcd, int members) {
        for (int i = 1; i <= members; i++) {
            etcd.place("n" + i);
        }
        String initial = etcd.initialCluster();
        List.copyOf(etcd.places.keySet()).forEach(name -> etcd.start(name, initial, "new"));
        etcd.places.keySet().forEach(etcd::awaitServing);
        return etcd;
    }

    /** Finds room for a member that is to be started later, and says its peer URL. */
    public String place(String name) {
        int number = Integer.parseInt(name.substring(1));
        String host = "127.77.0." + (10 + number);
        places.put(name, new Place(pki.isPresent() ? "https" : "http", host, FreePorts.on(host), FreePorts.on(host)));
        return peerUrl(name);
    }

    /** Starts a member with an empty data folder of its own. */
    public void start(String name, String initialCluster, String state) {
        start(binary, name, initialCluster, state);
    }

    private void start(Path program, String name, String initialCluster, String state) {
        Place place = places.get(name);
        List<String> command = new ArrayList<>(List.of(
                program.toString(),
                "--name=" + name,
                "--data-dir=" + folder.resolve(name),
                "--listen-client-urls=" + place.client(),
                "--advertise-client-urls=" + place.client(),
                "--listen-peer-urls=" + place.peer(),
                "--initial-advertise-peer-urls=" + place.peer(),
                "--initial-cluster=" + initialCluster,
                "--initial-cluster-token=" + folder.getFileName(),
                "--initial-cluster-state=" + state));
        command.addAll(flags);
        try {
            processes.put(
                    name,
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.appendTo(
                                    folder.resolve(name + ".log").toFile()))
                            .start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts a killed member again with the data it has. */
    public void restart(String name) {
        start(name, initialCluster(), "existing");
    }

    /** Starts a killed member again as Debian 13's etcd, as a step of an upgrade. */
    public void upgrade(String name) {
        start(EtcdBinary.newer(), name, initialCluster(), "existing");
    }

    /** Ends a member at once, as a power cut does. */
    public void kill(String name) {
        Process process = processes.remove(name);
        if (process != null) {
            process.destroyForcibly();
            await("the end of " + name, () -> !process.isAlive());
        }
    }

    /** Whether a member's process runs. */
    public boolean runs(String name) {
        return processes.containsKey(name);
    }

    /** Freezes a member: its connections stay open and nothing answers. */
    public void freeze(String name) {
        signal("-STOP", name);
    }

    /** Lets a frozen member go on. */
    public void thaw(String name) {
        signal("-CONT", name);
    }

    private void signal(String signal, String name) {
        try {
            String pid = String.valueOf(processes.get(name).pid());
            new ProcessBuilder("kill", signal, pid).inheritIO().start().waitFor(5, TimeUnit.SECONDS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    /** Returns when the member serves reads that need a majority. */
    public void awaitServing(String name) {
        await(name + " serving", () -> post(name, "/v3/kv/range", "{\"key\":\"aGVhbHRo\"}"));
    }

    /** Writes a key through a member. */
    public void put(String through, String key, String value) {
        if (!tryPut(through, key, value)) {
            throw new AssertionError("put " + key + " was not accepted by " + through);
        }
    }

    /** Writes a key through a member; whether it was accepted. */
    public boolean tryPut(String through, String key, String value) {
        String body = "{\"key\":\"" + base64(key) + "\",\"value\":\"" + base64(value) + "\"}";
        return post(through, "/v3/kv/put", body);
    }

    /** Sends a request to etcd's JSON gateway; whether it was answered with 200. */
    public boolean post(String name, String path, String body) {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(clientUrl(name) + path))
                    .timeout(Duration.ofSeconds(8))
                    .POST(HttpRequest.BodyPublishers.ofString(body))
                    .build();
            return http.send(request, HttpResponse.BodyHandlers.ofString()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    /** All members as {@code --initial-cluster} has them. */
    public String initialCluster() {
        return places.entrySet().stream()
                .map(e -> e.getKey() + "=" + e.getValue().peer())
                .collect(Collectors.joining(","));
    }

    public String clientUrl(String name) {
        return places.get(name).client();
    }

    public String peerUrl(String name) {
        return places.get(name).peer();
    }

    /** The cluster as an inventory would have it: a node per member, all or only these endpoints. */
    public Cluster cluster(String... endpointsOf) {
        List<String> names = endpointsOf.length == 0 ? List.copyOf(places.keySet()) : List.of(endpointsOf);
        return cluster(settings(names.stream().map(this::clientUrl).toList(), Optional.empty()));
    }

    /** The same with settings of the test's own. */
    public Cluster cluster(EtcdSettings settings) {
        Map<String, Node> nodes = new LinkedHashMap<>();
        places.forEach(
                (name, place) -> nodes.put(name, new Node(name, SshTarget.of(place.host()), Set.of("etcd"), Map.of())));
        return new Cluster("lo", Optional.empty(), false, false, Optional.empty(), nodes, Optional.of(settings));
    }

    /** Settings that dial these endpoints directly. */
    public static EtcdSettings settings(List<String> endpoints, Optional<String> localAddress) {
        return new EtcdSettings(
                EtcdSettings.Via.DIRECT,
                endpoints,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                EtcdSettings.Supervisor.AUTO,
                Optional.empty(),
                Optional.empty(),
                localAddress);
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Polls until something holds, at most {@link #PATIENCE}. */
    public void await(String what, java.util.function.BooleanSupplier holds) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!holds.getAsBoolean()) {
            if (System.nanoTime() - end > 0) {
                throw new AssertionError("waited in vain for " + what + "; logs:\n" + logs());
            }
            try {
                TimeUnit.MILLISECONDS.sleep(50);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError("interrupted", e);
            }
        }
    }

    private String logs() {
        return places.keySet().stream().map(this::lastLines).collect(Collectors.joining("\n"));
    }

    private String lastLines(String name) {
        try {
            List<String> lines = Files.readAllLines(folder.resolve(name + ".log"));
            return name + ":\n" + String.join("\n", lines.subList(Math.max(0, lines.size() - 5), lines.size()));
        } catch (IOException e) {
            return name + ": no log";
        }
    }

    @Override
    public void close() {
        List.copyOf(processes.keySet()).forEach(name -> {
            processes.get(name).destroyForcibly();
            kill(name);
        });
    }
}
