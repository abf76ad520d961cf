// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.runbook.run;

import io.jumpkit.deadline.Cancellation;
import io.jumpkit.error.UserError;
import io.jumpkit.inventory.Node;
import io.jumpkit.inventory.nodeset.NodeSet;
import io.jumpkit.runbook.model.Block;
import io.jumpkit.runbook.model.Code;
import io.jumpkit.ssh.NodeResult;
import io.jumpkit.ssh.Outcome;
import io.jumpkit.ssh.Progress;
import io.jumpkit.ssh.RemoteCommand;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Runs {@code sh} fences over SSH: variables in the environment, secrets on standard input, nothing pasted in. */
final class Scripts {
    private static final int SHOWN_LINES = 12;

    private final RunContext run;

    Scripts(RunContext run) {
        this.run = run;
    }

    /** The nodes that a block's script runs on. */
    List<Node> nodes(Block block) {
        String on = block.options()
                .on()
                .orElseThrow(() -> UserError.usage(
                        "nothing says on which nodes this script runs", "write (on NODESET) behind the keyword"));
        List<Node> nodes = run.in().session().requireCluster().nodes(Focused.nodes(on, run));
        if (nodes.isEmpty()) {
            throw UserError.refused("'on " + on + "' is no node now", "type: nodes");
        }
        return nodes;
    }

    /** What the variables that a script names stand for. */
    Map<String, String> words(Code.Shell code) {
        Map<String, String> words = run.variables().environment();
        words.keySet().removeIf(name -> !Pattern.compile("\\b" + Pattern.quote(name) + "\\b")
                .matcher(code.script())
                .find());
        return words;
    }

    ActEnd run(Block block, Code.Shell code, NodeSet on, Cancellation cancellation) {
        Duration timeout =
                block.options().timeout().orElse(run.in().session().settings().timeout());
        List<Node> nodes = run.in().session().requireCluster().nodes(on);
        Optional<Path> secrets = secretsFile();
        try {
            RemoteCommand command = new RemoteCommand(
                    code.script(),
                    run.variables().environment(),
                    secrets,
                    block.options().sudo(),
                    false,
                    timeout,
                    RemoteCommand.DEFAULT_CAP_BYTES);
            return end(run.in().session().remote().run(nodes, command, Progress.NONE, cancellation));
        } finally {
            secrets.ifPresent(Scripts::delete);
        }
    }

    /** Every node must have done it; one of which nobody knows makes the whole unknown. */
    private ActEnd end(List<NodeResult> results) {
        results.forEach(this::show);
        Optional<NodeResult> lost = results.stream().filter(Scripts::isUnknown).findFirst();
        if (lost.isPresent()) {
            return ActEnd.unknown(words(lost.get()));
        }
        String failed =
                results.stream().filter(r -> !r.ok()).map(Scripts::words).collect(Collectors.joining("; "));
        if (failed.isEmpty()) {
            return ActEnd.ok("", value(results));
        }
        boolean nowhere = results.stream().noneMatch(r -> r.outcome().answered());
        return nowhere ? ActEnd.untouched(failed) : ActEnd.failed(failed);
    }

    private static boolean isUnknown(NodeResult result) {
        return switch (result.outcome()) {
            case COMMAND_TIMEOUT, CUT, CANCELLED -> true;
            case EXITED,
                    SIGNALLED,
                    DNS,
                    REFUSED,
                    NO_ROUTE,
                    TCP_TIMEOUT,
                    BANNER_TIMEOUT,
                    KEX,
                    HOST_KEY,
                    AUTH,
                    CHANNEL_REFUSED,
                    CIRCUIT_OPEN -> false;
        };
    }

    private static Object value(List<NodeResult> results) {
        if (results.size() == 1) {
            return results.get(0).out().strip();
        }
        Map<String, Object> byNode = new LinkedHashMap<>();
        results.forEach(r -> byNode.put(r.node().name(), r.out().strip()));
        return byNode;
    }

    private static String words(NodeResult result) {
        String name = result.node().name() + ": ";
        if (result.outcome() == Outcome.EXITED) {
            String last = (result.err() + "\n" + result.out())
                    .strip()
                    .lines()
                    .reduce((a, b) -> result.err().isBlank() ? b : a)
                    .orElse("");
            return name + "exit " + result.exit().orElse(-1) + (last.isEmpty() ? "" : ": " + last);
        }
        String remains =
                switch (result.remains()) {
                    case NOTHING -> "";
                    case KILLED -> ", killed";
                    case MAYBE_RUNNING -> ", maybe still running";
                };
        return name + result.outcome().words() + (result.detail().isEmpty() ? "" : ": " + result.detail()) + remains;
    }

    private void show(NodeResult result) {
        List<String> lines = result.out().lines().toList();
        int skip = Math.max(0, lines.size() - SHOWN_LINES);
        if (skip > 0) {
            run.screen().line("", result.node().name() + ": ... " + skip + " lines before these");
        }
        lines.stream().skip(skip).forEach(line -> run.screen()
                .line("", result.node().name() + ": " + visible(line)));
    }

    /** Remote bytes never move the cursor. */
    private static String visible(String line) {
        return line.codePoints()
                .mapToObj(c -> Character.isISOControl(c) && c != '\t' ? "^" + (char) (c ^ 64) : Character.toString(c))
                .collect(Collectors.joining());
    }

    private Optional<Path> secretsFile() {
        String secrets = run.variables().secrets();
        if (secrets.isEmpty()) {
            return Optional.empty();
        }
        try {
            Path file = Files.createTempFile(
                    "jumpkit", "", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, secrets);
            return Optional.of(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
