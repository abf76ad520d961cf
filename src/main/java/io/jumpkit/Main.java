// SPDX-License-Identifier: Apache-2.0
package io.jumpkit;

import io.jumpkit.deadline.Cancellation;
import io.jumpkit.expression.Cel;
import io.jumpkit.inventory.Inventory;
import io.jumpkit.inventory.file.ClustersFile;
import io.jumpkit.lab.LabInventory;
import io.jumpkit.lab.PracticeLab;
import io.jumpkit.output.Console;
import io.jumpkit.probe.etcd.Rehearsal;
import io.jumpkit.session.Session;
import io.jumpkit.session.Settings;
import io.jumpkit.shell.start.ConsoleOperator;
import io.jumpkit.shell.start.Parts;
import io.jumpkit.shell.start.Start;
import io.jumpkit.ssh.Operator;
import io.jumpkit.ssh.Remote;
import io.jumpkit.ssh.pool.Setup;
import io.jumpkit.ssh.pool.SshPool;
import io.jumpkit.ssh.transport.Limits;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Arguments in, exit code out; builds the object graph by hand. */
public final class Main implements Supplier<Parts> {
    private Main() {}

    /** Starts Jumpkit. */
    public static void main(String[] args) {
        System.exit(new Start(System.getenv(), new Main()).run(List.of(args)).number());
    }

    @Override
    public Parts get() {
        return new Parts(
                Catalog.commands(),
                Catalog.roles(),
                Main::clusters,
                lab(),
                Main::connections,
                Cel::new,
                Clock.systemUTC(),
                Main::rehearsal);
    }

    private static Parts.Rehearsal rehearsal() throws IOException {
        Rehearsal etcd = Rehearsal.start();
        return new Parts.Rehearsal() {
            @Override
            public String url() {
                return etcd.url();
            }

            @Override
            public void close() {
                etcd.close();
            }
        };
    }

    private static Inventory clusters(Settings settings, Optional<Path> given) {
        Path file = ClustersFile.find(given, settings.directories().config(), settings.environment());
        Inventory clusters = new ClustersFile(file, settings.directories().cache(), settings.environment());
        return new LabInventory(clusters, PracticeLab.in(settings));
    }

    private static Remote connections(Session session, Console console) {
        Settings settings = session.settings();
        return new SshPool(new Setup(
                settings.fanout(),
                settings.directories().state(),
                settings.directories().cache(),
                settings.acceptNew(),
                settings.noInput() ? Operator.NOBODY : new ConsoleOperator(console),
                Limits.DEFAULT,
                settings.environment()));
    }

    private static Parts.Lab lab() {
        return new Parts.Lab() {
            @Override
            public boolean isUp(Settings settings) {
                return PracticeLab.in(settings).isReachable();
            }

            @Override
            public void start(Settings settings, Console console, Cancellation cancellation)
                    throws InterruptedException {
                PracticeLab.in(settings).up(console, cancellation);
            }
        };
    }
}
