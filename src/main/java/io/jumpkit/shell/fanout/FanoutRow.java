// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.shell.fanout;

import io.jumpkit.ssh.NodeResult;
import io.jumpkit.ssh.Outcome;
import java.nio.file.Path;
import java.time.Duration;

/**
 * A node's answer as scripts see it.
 *
 * @param exit null unless the command ended by itself
 * @param detail why there is no answer
 * @param remains what is left of the command on the node
 * @param firstByteMs null when nothing was said
 * @param truncated whether the middle of the output is only in {@code stdoutFile} or {@code stderrFile}
 */
record FanoutRow(
        String node,
        Outcome outcome,
        Integer exit,
        String detail,
        String remains,
        String stdout,
        String stderr,
        Long firstByteMs,
        long totalMs,
        boolean truncated,
        Path stdoutFile,
        Path stderrFile) {

    static FanoutRow of(NodeResult result) {
        return new FanoutRow(
                result.node().name(),
                result.outcome(),
                result.exit().isPresent() ? result.exit().getAsInt() : null,
                result.detail(),
                result.remains().name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'),
                result.out(),
                result.err(),
                result.firstByte().map(Duration::toMillis).orElse(null),
                result.total().toMillis(),
                result.stdout().truncated() || result.stderr().truncated(),
                result.stdout().file().orElse(null),
                result.stderr().file().orElse(null));
    }
}
