// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.ssh.job;

import io.jumpkit.ssh.NodeResult.Remains;
import io.jumpkit.ssh.Outcome;
import io.jumpkit.ssh.Output;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/** A node's result without the node and the time. */
public record Answer(
        Outcome outcome,
        OptionalInt exit,
        Output stdout,
        Output stderr,
        String detail,
        Remains remains,
        Optional<Duration> firstByte) {

    /** No answer, and why. */
    public static Answer none(Outcome outcome, String detail, Remains remains) {
        return new Answer(outcome, OptionalInt.empty(), Output.NONE, Output.NONE, detail, remains, Optional.empty());
    }

    /** Done, as a command that exited with this code and these words on standard error. */
    public static Answer exited(int code, String errors, String detail) {
        byte[] bytes = errors.getBytes(StandardCharsets.UTF_8);
        Output stderr = new Output(bytes, new byte[0], bytes.length, Optional.empty());
        return new Answer(
                Outcome.EXITED, OptionalInt.of(code), Output.NONE, stderr, detail, Remains.NOTHING, Optional.empty());
    }
}
