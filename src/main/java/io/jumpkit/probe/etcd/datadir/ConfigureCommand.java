// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.etcd.datadir;

import io.jumpkit.command.Invocation;
import io.jumpkit.command.WriteCommand;
import io.jumpkit.error.ExitCode;
import io.jumpkit.error.UserError;
import io.jumpkit.inventory.Node;
import io.jumpkit.output.Mark;
import io.jumpkit.output.Result;
import io.jumpkit.output.View;
import io.jumpkit.probe.etcd.node.NodeScripts;
import io.jumpkit.probe.host.AsRoot;
import io.jumpkit.probe.host.KeyValues;
import io.jumpkit.ssh.NodeResult;
import io.jumpkit.ssh.Progress;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code etcd configure}: sets what a member starts with, on a host with systemd; the file as it was is kept. */
@Command(
        name = "configure",
        description = "Set what a stopped member starts with, keeping a copy",
        footer = {
            "etcd configure n3 --initial-cluster n1=http://10.0.1.11:2380,n3=http://10.0.1.13:2380 --state existing"
        })
public final class ConfigureCommand implements WriteCommand {
    /** Words that systemd, the shell and etcd all read alike without quotes. */
    private static final String PLAIN = "[A-Za-z0-9_.,:/=@%+\\[\\]-]+";

    /** How {@code configure.sh} ends where etcd would not read what is to be set, or not start with it. */
    private static final int SET_ELSEWHERE = 5;

    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("'.before-'yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    /** Whether a member founds a cluster or joins one. */
    enum State {
        NEW,
        EXISTING
    }

    @Parameters(paramLabel = "node", description = "the node of the member")
    private Node node;

    @Option(names = "--name", paramLabel = "NAME", description = "ETCD_NAME; as the member list has it")
    private String name;

    @Option(
            names = "--initial-cluster",
            paramLabel = "NAME=URL,...",
            description = "ETCD_INITIAL_CLUSTER, as etcd member add says it")
    private String initialCluster;

    @Option(names = "--state", paramLabel = "new|existing", description = "ETCD_INITIAL_CLUSTER_STATE")
    private State state;

    @Option(
            names = "--token",
            paramLabel = "TOKEN",
            description = "ETCD_INITIAL_CLUSTER_TOKEN; a new one after a restore")
    private String token;

    /**
     * The row.
     *
     * @param changed the variables that had other values; empty when all was as asked
     * @param backup the file as it was, when anything changed
     */
    record ConfigureRow(String node, String file, List<String> changed, Optional<String> backup) {}

    @Override
    public Class<? extends Record> rows() {
        return ConfigureRow.class;
    }

    @Override
    public Result run(Invocation in) {
        Map<String, String> environment = new LinkedHashMap<>(variables());
        environment.put("KEYS", String.join(" ", variables().keySet()));
        environment.put("UNIT", "etcd");
        environment.put("BACKUP_SUFFIX", STAMP.format(in.session().clock().instant()));
        NodeResult result = in.session()
                .remote()
                .run(
                        AsRoot.on(List.of(node), NodeScripts.read("configure.sh"), environment, TIMEOUT),
                        Progress.NONE,
                        in.cancellation())
                .get(0);
        if (!result.ok()) {
            String said = result.err().lines().findFirst().orElse(result.detail());
            boolean unclear = !result.outcome().answered() && !result.outcome().unreachable();
            throw UserError.of(
                    unclear ? ExitCode.UNVERIFIED : ExitCode.REFUSED,
                    node + ": " + said,
                    result.exit().equals(Optional.of(SET_ELSEWHERE))
                            ? "look: systemctl cat etcd on " + node + "; set it there by hand, start it, then go on"
                            : "set it by hand where the supervisor keeps it, then go on");
        }
        return done(KeyValues.parse(result.out()));
    }

    private Result done(KeyValues said) {
        List<String> changed =
                said.get("changed").map(c -> List.of(c.split(" "))).orElse(List.of());
        String file = said.get("file").orElse("");
        Result result = Result.of(
                List.of(new ConfigureRow(node.name(), file, changed, said.get("backup"))), View.lines(List.of()));
        return changed.isEmpty()
                ? result.note(Mark.GOOD, node + ": " + file + " says so already")
                : result.note(
                        Mark.GOOD,
                        node + ": " + String.join(", ", changed) + " set in " + file
                                + said.get("backup")
                                        .map(b -> "; as it was: " + b)
                                        .orElse(""));
    }

    /** The variables that were asked for. */
    private Map<String, String> variables() {
        Map<String, String> variables = new LinkedHashMap<>();
        put(variables, "ETCD_NAME", name);
        put(variables, "ETCD_INITIAL_CLUSTER", initialCluster);
        put(
                variables,
                "ETCD_INITIAL_CLUSTER_STATE",
                state == null ? null : state.name().toLowerCase(java.util.Locale.ROOT));
        put(variables, "ETCD_INITIAL_CLUSTER_TOKEN", token);
        if (variables.isEmpty()) {
            throw UserError.usage("nothing to set", "give --initial-cluster, --state, --name or --token");
        }
        return variables;
    }

    private static void put(Map<String, String> variables, String key, String value) {
        if (value == null) {
            return;
        }
        if (!value.matches(PLAIN)) {
            throw UserError.usage(
                    "'" + value + "' cannot be a value of " + key, "letters, digits and . , : / = @ % + - _ [ ] only");
        }
        variables.put(key, value);
    }
}
