// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.shell.terminal;

import io.jumpkit.command.Dispatcher;
import io.jumpkit.error.UserError;
import io.jumpkit.session.Session;

/** What is done while the operator looks at the prompt, so that the first command need not wait for it. */
final class Background {
    private Background() {}

    /** Opens the connections of the cluster in use, then loads what understands commands. */
    static void start(Session session, Dispatcher dispatcher) {
        Thread thread = new Thread(() -> work(session, dispatcher), "background");
        thread.setDaemon(true);
        thread.setPriority(Thread.MIN_PRIORITY);
        thread.start();
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
