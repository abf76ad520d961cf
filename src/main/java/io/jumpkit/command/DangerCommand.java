// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.command;

import io.jumpkit.output.Line;
import java.util.List;
import java.util.Optional;

/** A command that can lose data or a cluster: the operator types {@code CLUSTER/TARGET} first. */
public non-sealed interface DangerCommand extends Action {
    @Override
    default Effect effect() {
        return Effect.DANGER;
    }

    /**
     * What is about to happen, looked up live. Also the place to refuse.
     *
     * @throws io.jumpkit.error.UserError refused, when it must not be done
     */
    Danger danger(Invocation in) throws InterruptedException;

    /**
     * What the confirmation shows.
     *
     * @param target the second half of what is typed: {@code CLUSTER/TARGET}
     * @param fingerprint what identifies the system that will change, such as etcd's cluster id
     * @param what the act in one resolved line
     * @param evidence what was seen just now that makes it sensible
     * @param undo how it can be taken back; empty when it cannot
     */
    record Danger(String target, String fingerprint, String what, List<Line> evidence, Optional<String> undo) {}
}
