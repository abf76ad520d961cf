// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.host;

import io.jumpkit.command.Durations;
import io.jumpkit.command.Invocation;
import io.jumpkit.error.ExitCode;
import io.jumpkit.error.UserError;
import io.jumpkit.inventory.Node;
import io.jumpkit.output.Line;
import io.jumpkit.output.Result;
import io.jumpkit.output.Style;
import io.jumpkit.output.Table;
import io.jumpkit.output.Unanswered;
import io.jumpkit.ssh.NodeResult;
import io.jumpkit.ssh.Progress;
import io.jumpkit.ssh.RemoteCommand;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Asks systemd on nodes about a service, and has it start or stop one. */
final class Services {
    private static final Duration ASKING = Duration.ofSeconds(10);

    /** A job that is queued and not waited for, then at most this many looks, half a second apart, until it is settled. */
    private static final int LOOKS = 30;

    private static final String SHOW =
            """
            show() {
              systemctl show --timestamp=unix -p LoadState,ActiveState,SubState,StateChangeTimestamp,MainPID,UnitFileState -- "$SERVICE" 2>/dev/null ||
                systemctl show -p LoadState,ActiveState,SubState,MainPID,UnitFileState -- "$SERVICE"
            }
            """;

    /** A member that waits for its quorum stays activating for good: that is shown, not waited for. */
    private static final String ACT =
            """
            systemctl --no-block "$ACT" -- "$SERVICE" || { show; exit 1; }
            i=0
            while [ "$i" -lt "$LOOKS" ]; do
              case $(systemctl show -p Job --value -- "$SERVICE") in ''|0) break ;; esac
              sleep 0.5 2>/dev/null || sleep 1
              i=$((i + 1))
            done
            show
            """;

    private Services() {}

    /**
     * Refuses what is no unit's name.
     *
     * @throws UserError usage
     */
    static String checked(String service) {
        if (!service.matches("[A-Za-z0-9@_][A-Za-z0-9@._:-]*")) {
            throw UserError.usage("'" + service + "' is not a service's name", "write it as systemctl does: etcd");
        }
        return service;
    }

    /** How the service is on every node; needs no rights. */
    static Result status(Invocation in, List<Node> nodes, String service) {
        RemoteCommand command = RemoteCommand.of(SHOW + "show", ASKING).with(Map.of("SERVICE", checked(service)));
        return result(in, service, in.session().remote().run(nodes, command, Progress.NONE, in.cancellation()));
    }

    /** Starts, stops or restarts it on every node; does not hang on one that never gets ready. */
    static Result act(Invocation in, List<Node> nodes, String act, String service) {
        Map<String, String> environment =
                Map.of("SERVICE", checked(service), "ACT", act, "LOOKS", String.valueOf(LOOKS));
        Map<Node, RemoteCommand> commands = AsRoot.on(nodes, SHOW + ACT, environment, ASKING.plusSeconds(LOOKS));
        List<NodeResult> results = in.session().remote().run(commands, Progress.NONE, in.cancellation());
        Result result = result(in, service, results);
        for (NodeResult r : results) {
            if (r.outcome().answered() && !r.ok()) {
                String said = r.err().lines().findFirst().orElse("systemctl failed");
                result = result.note(io.jumpkit.output.Mark.BAD, r.node() + ": " + said)
                        .exit(ExitCode.ILL);
            } else if (r.remains() == NodeResult.Remains.MAYBE_RUNNING) {
                result = result.exit(ExitCode.UNVERIFIED);
            }
        }
        return result;
    }

    private static Result result(Invocation in, String service, List<NodeResult> results) {
        List<ServiceRow> rows =
                results.stream().map(r -> ServiceRow.of(service, r)).toList();
        Instant now = in.session().clock().instant();
        return Table.of(rows)
                .column("node", ServiceRow::node)
                .column("service", ServiceRow::service)
                .column("state", Services::state)
                .column("for", r -> r.since()
                        .map(s -> Durations.words(Duration.between(s, now)))
                        .orElse(null))
                .column("pid", r -> r.mainPid().orElse(null))
                .column("at boot", r -> r.enabled().orElse(null))
                .result()
                .unanswered(results.stream()
                        .filter(r -> !r.outcome().answered())
                        .map(r -> new Unanswered(r.node().name(), r.outcome().toString(), r.detail()))
                        .toList());
    }

    private static Line state(ServiceRow row) {
        if (row.active().isEmpty() || !row.known()) {
            return Line.of(Style.BAD, row.reason().orElse("unknown"));
        }
        String words = row.active().get() + row.sub().map(s -> " (" + s + ")").orElse("");
        return Line.of(row.is("active") ? Style.GOOD : row.is("failed") ? Style.BAD : Style.WARN, words);
    }
}
