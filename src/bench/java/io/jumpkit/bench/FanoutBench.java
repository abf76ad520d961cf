// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.bench;

import io.jumpkit.deadline.Cancellation;
import io.jumpkit.inventory.Node;
import io.jumpkit.inventory.SshTarget;
import io.jumpkit.ssh.NodeResult;
import io.jumpkit.ssh.Operator;
import io.jumpkit.ssh.Progress;
import io.jumpkit.ssh.RemoteCommand;
import io.jumpkit.ssh.pool.Setup;
import io.jumpkit.ssh.pool.SshPool;
import io.jumpkit.ssh.transport.Limits;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * One side of {@code src/bench/fanout.sh}: keeps a pool open and runs a command on the first N nodes for each line that
 * holds a number, answering with milliseconds and how many nodes gave the right answer.
 */
public final class FanoutBench {
    private FanoutBench() {}

    /** Arguments: a folder with client_key and known_hosts, the port, a file of addresses, the fan-out. */
    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[0]);
        List<Node> nodes = new ArrayList<>();
        for (String address : java.nio.file.Files.readAllLines(Path.of(args[2]))) {
            nodes.add(node(address, Integer.parseInt(args[1]), folder));
        }
        Limits limits = new Limits(
                Duration.ofSeconds(5),
                Duration.ofSeconds(10),
                Duration.ofSeconds(30),
                Duration.ofSeconds(30),
                Duration.ofSeconds(30),
                Duration.ofSeconds(10));
        Setup setup =
                new Setup(Integer.parseInt(args[3]), folder, folder, false, Operator.NOBODY, limits, System.getenv());
        try (SshPool pool = new SshPool(setup)) {
            BufferedReader lines = new BufferedReader(new InputStreamReader(System.in));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                System.out.println(run(pool, nodes.subList(0, Integer.parseInt(line.strip()))));
            }
        }
    }

    private static String run(SshPool pool, List<Node> nodes) {
        RemoteCommand command = RemoteCommand.of("date +%s", Duration.ofSeconds(60));
        long start = System.nanoTime();
        List<NodeResult> results = pool.run(nodes, command, Progress.NONE, new Cancellation());
        long millis = (System.nanoTime() - start) / 1_000_000;
        long right = results.stream()
                .filter(result -> result.ok() && result.out().matches("\\d+\n"))
                .count();
        results.stream()
                .filter(result -> !result.ok())
                .findFirst()
                .ifPresent(
                        result -> System.err.println(result.node() + " " + result.outcome() + " " + result.detail()));
        return millis + " " + right;
    }

    private static Node node(String address, int port, Path folder) {
        SshTarget target = new SshTarget(
                address,
                Optional.of(System.getProperty("user.name")),
                OptionalInt.of(port),
                Optional.of(folder.resolve("client_key")),
                List.of(),
                Optional.empty(),
                Optional.of(folder.resolve("known_hosts")),
                SshTarget.Transport.AUTO);
        return new Node(address, target, Set.of(), Map.of());
    }
}
