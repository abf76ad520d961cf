// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.command;

import io.jumpkit.output.Result;
import java.util.Map;
import java.util.Optional;

/**
 * A line that has been understood but not run: what it is, what it would do to the world, and how to go on.
 *
 * @param pipeline as parsed
 * @param confirm a confirmation among its options
 */
public record Prepared(Pipeline pipeline, Entry entry, Action action, Optional<String> confirm, Dispatcher dispatcher) {

    /** What it does to the world. */
    public Effect effect() {
        return action.effect();
    }

    /** Runs the command without asking or filtering: for whoever has asked already. */
    public Result run(Invocation in) throws InterruptedException {
        return action.run(in);
    }

    /** Puts a result through the pipeline's filters, with these variables beside each row's fields. */
    public Verdict judge(Result result, Map<String, ?> variables) {
        return pipeline.filters().isEmpty()
                ? new Verdict(result, Optional.empty(), "")
                : dispatcher.filters(variables).apply(result, pipeline.filters());
    }
}
