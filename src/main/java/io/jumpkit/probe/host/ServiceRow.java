// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.host;

import io.jumpkit.ssh.NodeResult;
import java.time.Instant;
import java.util.Optional;

/**
 * A service on one node: the row of {@code service status} and of what changes it.
 *
 * @param answered whether the node said anything
 * @param known whether systemd there has such a unit
 * @param active systemd's word: {@code active}, {@code inactive}, {@code failed}, {@code activating}, …
 * @param sub the finer word, such as {@code running} or {@code auto-restart}
 * @param since when it came into this state
 * @param enabled systemd's word for whether it starts at boot
 */
public record ServiceRow(
        String node,
        String service,
        boolean answered,
        boolean known,
        Optional<String> active,
        Optional<String> sub,
        Optional<Instant> since,
        Optional<Long> mainPid,
        Optional<String> enabled,
        Optional<String> reason) {

    /** What the node's systemctl printed, or why it did not. */
    static ServiceRow of(String service, NodeResult result) {
        if (!result.outcome().answered()) {
            return silent(service, result, result.outcome().words());
        }
        KeyValues shown = KeyValues.parse(result.out());
        if (shown.get("ActiveState").isEmpty()) {
            String said = result.err().lines().findFirst().orElse("systemctl said nothing");
            return silent(service, result, said);
        }
        boolean known = shown.get("LoadState").filter("loaded"::equals).isPresent();
        return new ServiceRow(
                result.node().name(),
                service,
                true,
                known,
                shown.get("ActiveState"),
                shown.get("SubState"),
                shown.get("StateChangeTimestamp").flatMap(ServiceRow::instant),
                shown.number("MainPID").filter(pid -> pid > 0),
                shown.get("UnitFileState"),
                known ? Optional.empty() : Optional.of("no such unit"));
    }

    private static ServiceRow silent(String service, NodeResult result, String why) {
        return new ServiceRow(
                result.node().name(),
                service,
                result.outcome().answered(),
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(why));
    }

    /** {@code @1732285862}, as {@code systemctl --timestamp=unix} writes it. */
    private static Optional<Instant> instant(String text) {
        return text.matches("@\\d{1,12}")
                ? Optional.of(Instant.ofEpochSecond(Long.parseLong(text.substring(1))))
                : Optional.empty();
    }

    /** Whether it is in that state. */
    boolean is(String state) {
        return active.filter(state::equals).isPresent();
    }
}
