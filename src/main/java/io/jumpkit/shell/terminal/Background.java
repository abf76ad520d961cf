// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.shell.terminal;

import io.jumpkit.command.Dispatcher;
import io.jumpkit.error.UserError;
import io.jumpkit.session.Session;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** What is done while the operator looks at the prompt, so that the first command need not wait for it. */
final class Background {
    /** Long enough to draw the prompt first, too short to type anything. */
    private static final long AFTER_THE_PROMPT_MILLIS = 60;

    private Background() {}

    /** Opens the connections of the cluster in use, then loads what understands commands. */
    static void start(Session session, Dispatcher dispatcher) {
        CompletableFuture.delayedExecutor(AFTER_THE_PROMPT_MILLIS, TimeUnit.MILLISECONDS)
                .execute(() -> work(session, dispatcher));
    }

    private static void work(Session session, Dispatcher dispatcher) {
        try {
            if (session.cluster().isPresent()) {
                session.remote().warm(session.cluster().get().nodes().values());
            }
            dispatcher.commands().entries().stream().findFirst().ifPresent(dispatcher::spec);
        } catch (UserError e) {
            // Whatever it is, the first command will meet it too and say it where it can be read.
            System.getLogger(Background.class.getName()).log(System.Logger.Level.INFO, e.what(), e);
        }
    }
}
