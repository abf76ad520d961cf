// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.shell.words;

import io.jumpkit.command.Commands;
import io.jumpkit.command.Dispatcher;
import io.jumpkit.command.Entry;
import io.jumpkit.command.Help;
import io.jumpkit.command.Invocation;
import io.jumpkit.command.ReadCommand;
import io.jumpkit.output.Columns;
import io.jumpkit.output.Line;
import io.jumpkit.output.Result;
import io.jumpkit.output.Style;
import io.jumpkit.output.View;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;

/** What can be typed, and what it does. */
@Command(
        name = "help",
        description = "Say what can be typed, and what it does",
        footer = {"help", "help etcd", "help etcd status", "help exit-codes", "help json"})
final class HelpCommand implements ReadCommand {

    @Parameters(arity = "0..*", paramLabel = "COMMAND", description = "a command, a group of commands, or a topic")
    List<HelpTopic> topics;

    /**
     * A command.
     *
     * @param effect {@code read}, {@code write} or {@code danger}
     */
    record Row(String command, String effect, String summary) {}

    @Override
    public Class<Row> rows() {
        return Row.class;
    }

    @Override
    public Result run(Invocation in) {
        Dispatcher dispatcher = in.dispatcher();
        List<String> words = topics == null
                ? List.of()
                : topics.stream().map(HelpTopic::word).toList();
        if (words.isEmpty()) {
            return overview(dispatcher);
        }
        Optional<HelpPage> page = HelpPage.of(words.get(0));
        if (page.isPresent()) {
            return page.get() == HelpPage.JSON
                    ? JsonFields.of(dispatcher, words.subList(1, words.size()))
                    : Result.text(page.get().lines());
        }
        if (dispatcher.commands().find(words).isEmpty()
                && !dispatcher.commands().following(words).isEmpty()) {
            return group(words, dispatcher);
        }
        Entry entry = dispatcher.commands().require(words);
        CommandSpec spec = dispatcher.spec(entry);
        return Result.of(List.of(row(entry, spec)), View.lines(Help.of(entry, spec)));
    }

    /** Commands that stand alone one by one, the others by their first word. */
    private static Result overview(Dispatcher dispatcher) {
        Commands commands = dispatcher.commands();
        List<Row> rows = new ArrayList<>();
        List<Line> alone = new ArrayList<>();
        Set<String> groups = new LinkedHashSet<>();
        int width = width(commands.entries().stream()
                .map(e -> e.words().size() > 1 ? e.words().get(0) + " ..." : e.name())
                .toList());
        for (Entry entry : commands.entries()) {
            Row row = row(entry, dispatcher.spec(entry));
            rows.add(row);
            if (entry.words().size() > 1) {
                groups.add(entry.words().get(0));
            } else {
                alone.add(line(entry.name(), row.summary(), width));
            }
        }
        List<Line> lines = new ArrayList<>(alone);
        groups.forEach(g -> lines.add(line(g + " ...", commands.groups().getOrDefault(g, ""), width)));
        for (HelpPage page : HelpPage.values()) {
            lines.add(Line.of(Style.DIM, "help " + page.word() + ": " + page.summary()));
        }
        return Result.of(rows, View.lines(lines)).next("help COMMAND", "Tab");
    }

    private static Result group(List<String> words, Dispatcher dispatcher) {
        List<Entry> entries = dispatcher.commands().entries().stream()
                .filter(e -> e.words().size() > words.size()
                        && e.words().subList(0, words.size()).equals(words))
                .toList();
        int width = width(entries.stream().map(Entry::name).toList());
        List<Row> rows = new ArrayList<>();
        List<Line> lines = new ArrayList<>();
        Optional.ofNullable(dispatcher.commands().groups().get(words.get(0)))
                .ifPresent(
                        summary -> lines.add(Line.of(Style.STRONG, words.get(0)).plus("  " + summary)));
        for (Entry entry : entries) {
            CommandSpec spec = dispatcher.spec(entry);
            Row row = row(entry, spec);
            rows.add(row);
            String letter =
                    ((io.jumpkit.command.Action) spec.userObject()).effect().letter();
            lines.add(Line.of(Style.DIM, letter + " ").plus(line(entry.name(), row.summary(), width)));
        }
        lines.add(Line.of(Style.DIM, "r reads, w changes things, d is dangerous and asks for CLUSTER/TARGET"));
        return Result.of(rows, View.lines(lines)).next("help " + String.join(" ", words) + " COMMAND");
    }

    private static Row row(Entry entry, CommandSpec spec) {
        io.jumpkit.command.Action action = (io.jumpkit.command.Action) spec.userObject();
        return new Row(entry.name(), action.effect().name().toLowerCase(java.util.Locale.ROOT), Help.summary(spec));
    }

    private static Line line(String name, String summary, int width) {
        return Line.of(Style.STRONG, name).plus(" ".repeat(width - Columns.of(name) + 2) + summary);
    }

    private static int width(List<String> names) {
        return names.stream().mapToInt(Columns::of).max().orElse(0);
    }
}
