// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.shell.nodeset;

import io.jumpkit.command.Entry;
import io.jumpkit.command.Invocation;
import io.jumpkit.command.ReadCommand;
import io.jumpkit.error.UserError;
import io.jumpkit.inventory.nodeset.Axes;
import io.jumpkit.inventory.nodeset.GroupResolver;
import io.jumpkit.inventory.nodeset.Layout;
import io.jumpkit.inventory.nodeset.Layout.Form;
import io.jumpkit.inventory.nodeset.NodeSet;
import io.jumpkit.inventory.nodeset.NodeSetCalculator;
import io.jumpkit.inventory.nodeset.NodeSetCalculator.Step;
import io.jumpkit.inventory.nodeset.NodeSetParser;
import io.jumpkit.inventory.nodeset.Operation;
import io.jumpkit.inventory.nodeset.Regrouping;
import io.jumpkit.inventory.nodeset.Steps;
import io.jumpkit.output.Line;
import io.jumpkit.output.Result;
import io.jumpkit.output.Table;
import io.jumpkit.output.View;
import io.jumpkit.session.Session;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Computes with node sets: folds, expands, counts, joins, takes away, splits. */
@Command(
        name = "nodeset",
        description = "Compute with node sets as ClusterShell does",
        footer = {"nodeset -f n1 n2 n3", "nodeset -e @* -x n[1-3] -S '\\n'", "nodeset --split 3 n[1-100]", "nodeset -l"
        })
public final class NodesetCommand implements ReadCommand {

    @Option(
            names = {"-f", "--fold"},
            description = "write the result folded (the default)")
    boolean fold;

    @Option(
            names = {"-e", "--expand"},
            description = "write every name")
    boolean expand;

    @Option(
            names = {"-c", "--count"},
            description = "write how many nodes there are")
    boolean count;

    @Option(
            names = {"-l", "--list"},
            description = "list the groups, or those that have any of the nodes given")
    boolean list;

    @Option(
            names = {"-L", "--list-all"},
            description = "list the groups of every source")
    boolean listAll;

    @Option(
            names = {"-r", "--regroup"},
            description = "write the result with the groups that are wholly in it")
    boolean regroup;

    @Option(
            names = {"-R", "--rangeset"},
            description = "compute with bare numbers: 1,5,18-31")
    boolean numbers;

    @Option(names = "--autostep", paramLabel = "N", description = "write a-b/step from N numbers on: 4, 50% or auto")
    String autostep;

    @Option(
            names = {"-O", "--output-format"},
            paramLabel = "TEXT",
            description = "put each name into this text, at its %s")
    String format = Layout.PLAIN;

    @Option(
            names = {"-a", "--all"},
            description = "begin with all nodes")
    boolean all;

    @Option(
            names = {"-x", "--exclude"},
            paramLabel = "NODESET",
            parameterConsumer = SetArguments.class,
            description = "take these away from what stands before")
    List<NodeSet> excluded;

    @Option(
            names = {"-i", "--intersection"},
            paramLabel = "NODESET",
            parameterConsumer = SetArguments.class,
            description = "keep of what stands before what is also here")
    List<NodeSet> intersected;

    @Option(
            names = {"-X", "--xor"},
            paramLabel = "NODESET",
            parameterConsumer = SetArguments.class,
            description = "keep what is in one of the two, not in both")
    List<NodeSet> exclusive;

    @Option(
            names = {"-s", "--groupsource"},
            paramLabel = "SOURCE",
            description = "where groups without a source come from, as etcd in @etcd:leader")
    String source = GroupResolver.DEFAULT_SOURCE;

    @Option(
            names = {"-S", "--separator"},
            paramLabel = "TEXT",
            description = "stands between names with -e, a blank if absent; \\n and \\t work")
    String separator = " ";

    @Option(
            names = {"-I", "--slice"},
            paramLabel = "RANGES",
            description = "keep the nodes at these places, from 0: 0-9/2,16")
    String slice = "";

    @Option(names = "--split", paramLabel = "PARTS", description = "split into this many sets of almost equal size")
    Integer split;

    @Option(names = "--contiguous", description = "split where the numbers have gaps")
    boolean contiguous;

    @Option(names = "--axis", paramLabel = "RANGES", description = "fold these numbers of a name only")
    String axis = "";

    @Option(names = "--pick", paramLabel = "N", description = "keep this many nodes, chosen at random")
    Integer pick;

    @Parameters(
            arity = "0..*",
            paramLabel = "NODESET",
            parameterConsumer = SetArguments.class,
            description = "sets to join; - reads standard input; the focus if absent")
    List<NodeSet> sets;

    private final List<Step> steps = new ArrayList<>();
    private final InputStream input;

    NodesetCommand(InputStream input) {
        this.input = input;
    }

    /** The entry of the catalog; {@code input} is what {@code -} reads. */
    public static Entry entry(InputStream input) {
        return Entry.anywhere("nodeset", () -> new NodesetCommand(input));
    }

    /** A group and its nodes. */
    record Group(String group, int count, String nodeset) {}

    void add(Step step) {
        steps.add(step);
    }

    @Override
    public Class<? extends Record> rows() {
        return list || listAll ? Group.class : Part.class;
    }

    @Override
    public Result run(Invocation in) {
        GroupResolver groups = in.session().groups();
        NodeSetCalculator calculator = new NodeSetCalculator(new NodeSetParser(groups, source), new Random());
        StandardInput standardInput = new StandardInput(input, in.console().canAsk());
        if (list || listAll) {
            return groups(groups, calculator.calculate(standardInput.resolve(steps, calculator, step -> step)));
        }
        Layout layout = layout();
        // Bare numbers stand in the brackets of names without a name.
        List<Step> given = standardInput.resolve(withStart(in), calculator, numbers ? Numbers::named : step -> step);
        if (given.isEmpty() && !fold && !expand && !count && !regroup) {
            throw UserError.usage(
                    "nodeset: no node set is given, and nothing is piped in", "type: nodeset -f n1 n2 n3");
        }
        List<NodeSet> parts = calculator.parts(given, layout);
        int whole = parts.stream().mapToInt(NodeSet::size).sum();
        return shown(parts, part -> written(part, layout, whole, in.session()));
    }

    private String written(NodeSet part, Layout layout, int whole, Session session) {
        if (regroup) {
            // Results of the last command are groups only until the next one.
            Set<String> results = session.resultSets().all().keySet();
            return layout.formatted(Regrouping.of(part, session.groups(), source, results));
        }
        return numbers ? Numbers.bare(layout.write(part, whole)) : layout.write(part, whole);
    }

    private Result groups(GroupResolver groups, NodeSet among) {
        List<Group> rows = new ArrayList<>();
        for (String from : listAll ? groups.sources() : List.of(source)) {
            for (String name : groups.groups(from)) {
                NodeSet nodes = groups.group(from, name).orElse(NodeSet.EMPTY);
                if (steps.isEmpty() || !nodes.and(among).isEmpty()) {
                    String prefix = from.equals(GroupResolver.DEFAULT_SOURCE) ? "@" : "@" + from + ":";
                    rows.add(new Group(prefix + name, nodes.size(), nodes.toString()));
                }
            }
        }
        return Table.of(rows)
                .column("GROUP", Group::group)
                .column("NODES", Group::count)
                .column("NODE SET", Group::nodeset)
                .result();
    }

    private Layout layout() {
        if (Stream.of(fold, expand, count, regroup).filter(chosen -> chosen).count() > 1) {
            throw UserError.usage("-f, -e, -c and -r each say what to write", "give one of them");
        }
        Form form = expand ? Form.EXPAND : count ? Form.COUNT : Form.FOLD;
        return new Layout(
                form,
                separator,
                Axes.parse(axis),
                slice,
                optional(pick),
                optional(split),
                contiguous,
                autostep == null ? Steps.NEVER : Steps.parse(autostep),
                format);
    }

    private static OptionalInt optional(Integer number) {
        return number == null ? OptionalInt.empty() : OptionalInt.of(number);
    }

    /** What to compute with: all nodes first if asked for; if no set is given, the focus, else what is piped in. */
    private List<Step> withStart(Invocation in) {
        List<Step> result = new ArrayList<>(steps);
        if (all) {
            in.session().requireCluster();
            result.add(0, new Step(Operation.UNION, "@*"));
        } else if (steps.isEmpty() && in.session().cluster().isPresent()) {
            result.add(new Step(Operation.UNION, in.session().focus().nodes().toString()));
        } else if (steps.isEmpty() && in.console().canAsk()) {
            throw UserError.usage("nodeset: no node set is given", "type: nodeset -f n1 n2 n3");
        } else if (steps.isEmpty()) {
            result.add(new Step(Operation.UNION, StandardInput.NAME));
        }
        return result;
    }

    private static Result shown(List<NodeSet> parts, Function<NodeSet, String> written) {
        List<Part> rows = parts.stream().map(Part::of).toList();
        List<Line> lines = parts.stream()
                .flatMap(part -> Stream.of(written.apply(part).split("\n", -1)))
                .map(Line::of)
                .toList();
        return Result.of(rows, View.lines(lines));
    }
}
