// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.shell.words;

import io.jumpkit.command.Invocation;
import io.jumpkit.command.ReadCommand;
import io.jumpkit.output.Result;
import io.jumpkit.output.Table;
import io.jumpkit.session.Directories;
import io.jumpkit.session.Session;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;

/** Versions, and where everything is. */
@Command(name = "info", description = "Show versions and where files are", footer = "info")
final class InfoCommand implements ReadCommand {

    /** A fact about this Jumpkit. */
    record Row(String name, String value) {}

    @Override
    public Class<Row> rows() {
        return Row.class;
    }

    @Override
    public Result run(Invocation in) {
        Session session = in.session();
        Directories directories = session.settings().directories();
        List<Row> rows = new ArrayList<>();
        rows.add(new Row("jumpkit", version()));
        rows.add(new Row("java", Runtime.version() + " " + System.getProperty("java.home")));
        rows.add(new Row("system", System.getProperty("os.name") + " " + System.getProperty("os.version")));
        session.inventory().files().forEach(f -> rows.add(file("inventory", f)));
        rows.add(file("config", directories.config()));
        rows.add(file("state", directories.state()));
        rows.add(file("sessions", directories.state().resolve("sessions")));
        rows.add(file("output", directories.state().resolve("output")));
        rows.add(file("history", directories.state().resolve("history")));
        rows.add(file("log", directories.state().resolve("log")));
        rows.add(file("cache", directories.cache()));
        session.cluster().ifPresent(c -> rows.add(new Row("cluster", c.name() + " " + c.all())));
        return Table.of(rows)
                .column("NAME", Row::name)
                .column("VALUE", Row::value)
                .result();
    }

    private static Row file(String name, Path path) {
        return new Row(name, path + (Files.exists(path) ? "" : "   (not there)"));
    }

    private static String version() {
        return Optional.ofNullable(InfoCommand.class.getPackage().getImplementationVersion())
                .orElse("from source");
    }
}
