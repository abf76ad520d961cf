// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.shell.words;

import io.jumpkit.command.Invocation;
import io.jumpkit.command.ReadCommand;
import io.jumpkit.error.FileFault;
import io.jumpkit.error.UserError;
import io.jumpkit.output.Line;
import io.jumpkit.output.Result;
import io.jumpkit.output.Style;
import io.jumpkit.output.View;
import io.jumpkit.session.Typed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What was typed, here and in earlier sessions. */
@Command(
        name = "history",
        description = "List what was typed before",
        footer = {"history", "history -n 50 etcd"})
final class HistoryCommand implements ReadCommand {
    private static final Pattern STAMPED = Pattern.compile("(\\d{10,14}):(.*)");
    private static final Pattern ESCAPE = Pattern.compile("\\\\([\\\\nr])");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("MM-dd HH:mm:ss");

    @Option(
            names = {"-n", "--lines"},
            paramLabel = "N",
            defaultValue = "20",
            description = "how many, the latest ones")
    int count;

    @Parameters(arity = "0..1", paramLabel = "TEXT", description = "only lines that hold this text")
    String text;

    /** Asked for when needed: the table of time zones is large. */
    private final Supplier<ZoneId> zone;

    HistoryCommand(Supplier<ZoneId> zone) {
        this.zone = zone;
    }

    /** A line that was typed. */
    record Row(Instant at, String line) {}

    @Override
    public Class<Row> rows() {
        return Row.class;
    }

    @Override
    public Result run(Invocation in) {
        Path file = in.session().settings().directories().state().resolve("history");
        String wanted = text == null ? "" : text.toLowerCase(Locale.ROOT);
        List<Row> all = withTyped(read(file), in.session().typed()).stream()
                .filter(r -> r.line().toLowerCase(Locale.ROOT).contains(wanted))
                .toList();
        List<Row> last = all.subList(Math.max(0, all.size() - Math.max(0, count)), all.size());
        return Result.of(
                last,
                View.lines(last.stream()
                        .map(r -> Line.of(Style.DIM, TIME.format(r.at().atZone(zone.get())) + "  ")
                                .plus(r.line().replace("\n", "; ")))
                        .toList()));
    }

    /** The file's lines, and behind them those of this session that did not get into it. */
    static List<Row> withTyped(List<Row> written, Typed typed) {
        List<Row> all = new ArrayList<>(written);
        typed.lines().stream()
                .map(line -> new Row(Instant.ofEpochMilli(line.at().toEpochMilli()), line.text()))
                .filter(row -> !written.contains(row))
                .forEach(all::add);
        return all;
    }

    /** The lines of a history file, as JLine writes them: {@code MILLIS:LINE}, line breaks as {@code \n}. */
    static List<Row> read(Path file) {
        List<Row> rows = new ArrayList<>();
        try {
            for (String line : Files.readAllLines(file)) {
                Matcher stamped = STAMPED.matcher(line);
                if (stamped.matches()) {
                    rows.add(new Row(
                            Instant.ofEpochMilli(Long.parseLong(stamped.group(1))), unescaped(stamped.group(2))));
                }
            }
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            throw UserError.usage(file + " cannot be read: " + FileFault.of(e), "ls -l " + file)
                    .causedBy(e);
        }
        return rows;
    }

    private static String unescaped(String line) {
        return ESCAPE.matcher(line).replaceAll(escape -> switch (escape.group(1)) {
            case "n" -> "\n";
            case "r" -> "\r";
            default -> "\\\\";
        });
    }
}
