// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.shell.start;

import io.jumpkit.command.Dispatcher;
import io.jumpkit.error.ExitCode;
import io.jumpkit.inventory.Cluster;
import io.jumpkit.inventory.Inventory;
import io.jumpkit.inventory.nodeset.NodeSet;
import io.jumpkit.session.Focus;
import io.jumpkit.session.Session;
import io.jumpkit.session.Settings;
import io.jumpkit.shell.line.LineRunner;
import io.jumpkit.shell.line.PipeConsole;
import io.jumpkit.shell.line.Tape;
import java.io.PrintStream;
import java.util.Optional;

/** A session being opened as the arguments say, and what is then done in it. */
final class Opening {
    private final Parts parts;
    private final Arguments arguments;
    private final Settings settings;
    private final Surroundings surroundings;
    private final PrintStream out;
    private final PrintStream err;

    Opening(
            Parts parts,
            Arguments arguments,
            Settings settings,
            Surroundings surroundings,
            PrintStream out,
            PrintStream err) {
        this.parts = parts;
        this.arguments = arguments;
        this.settings = settings;
        this.surroundings = surroundings;
        this.out = out;
        this.err = err;
    }

    ExitCode run() {
        Inventory inventory = inventory();
        Optional<Cluster> cluster = arguments.cluster().map(inventory::cluster);
        Tape tape = Tape.NONE;
        PipeConsole console = new PipeConsole(out, surroundings.outScreen(), err, surroundings.errScreen(), tape);
        try (Session session = new Session(new Session.Setup(
                settings,
                inventory,
                parts.clock(),
                tape,
                opened -> parts.connections().open(opened, console),
                parts.roles()))) {
            cluster.ifPresent(session::use);
            arguments.nodes().ifPresent(text -> focus(session, text));
            return new Batch(runner(session, console, tape), arguments).run();
        }
    }

    private Inventory inventory() {
        Inventory inventory = parts.inventories().open(settings, arguments.inventory());
        return arguments.has(Arguments.Flag.READ_ONLY) ? new ReadOnlyInventory(inventory) : inventory;
    }

    private static void focus(Session session, String text) {
        NodeSet nodes = session.nodes(text);
        session.focus(text.contains("@") ? new Focus(nodes, text) : Focus.of(nodes));
    }

    private LineRunner runner(Session session, PipeConsole console, Tape tape) {
        return new LineRunner(new LineRunner.Setup(
                session,
                new Dispatcher(parts.commands(), parts.expressions()),
                console,
                tape,
                arguments.json(),
                arguments.has(Arguments.Flag.VERBOSE) || arguments.has(Arguments.Flag.DEBUG),
                arguments.has(Arguments.Flag.KEEP_GOING),
                new LocalShell(settings.environment())::run,
                settings.directories().state().resolve("log"),
                System::nanoTime));
    }
}
