// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.runbook;

import io.jumpkit.command.DangerCommand;
import io.jumpkit.command.ForShell;
import io.jumpkit.command.Invocation;
import io.jumpkit.command.OperatorOnly;
import io.jumpkit.command.ReadCommand;
import io.jumpkit.command.WriteCommand;
import io.jumpkit.error.UserError;
import io.jumpkit.inventory.Cluster;
import io.jumpkit.output.Line;
import io.jumpkit.output.Mark;
import io.jumpkit.output.Result;
import io.jumpkit.output.Table;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The commands of the {@link Fleet}. */
final class FleetCommands {
    private FleetCommands() {}

    @Command(name = "members", description = "Show the members")
    static final class MembersCommand implements ReadCommand {
        private final Fleet fleet;

        MembersCommand(Fleet fleet) {
            this.fleet = fleet;
        }

        @Override
        public Class<? extends Record> rows() {
            return Fleet.Member.class;
        }

        @Override
        public Result run(Invocation in) {
            fleet.mustAnswer();
            List<Fleet.Member> rows =
                    fleet.members.keySet().stream().map(fleet::member).toList();
            return Table.of(rows).column("NAME", Fleet.Member::name).result().note(Mark.GOOD, rows.size() + " members");
        }
    }

    @Command(name = "quorum", description = "Show whether it can write")
    static final class QuorumCommand implements ReadCommand {
        @Option(names = "--without", description = "as if this one were gone")
        Fleet.Name without;

        private final Fleet fleet;

        QuorumCommand(Fleet fleet) {
            this.fleet = fleet;
        }

        @Override
        public Class<? extends Record> rows() {
            return Fleet.Quorum.class;
        }

        @Override
        public Result run(Invocation in) {
            fleet.mustAnswer();
            int voters = fleet.members.size() - (without == null ? 0 : 1);
            int healthy = (int) fleet.members.entrySet().stream()
                    .filter(m -> without == null || !m.getKey().equals(without.text()))
                    .filter(m -> Boolean.TRUE.equals(m.getValue()))
                    .count();
            Fleet.Quorum row = new Fleet.Quorum(healthy > voters / 2, voters, healthy);
            return Table.of(List.of(row))
                    .column("WRITABLE", Fleet.Quorum::writable)
                    .result()
                    .note(Mark.GOOD, healthy + " of " + voters + " voters healthy");
        }
    }

    @Command(name = "note", description = "Say something without rows")
    static final class NoteCommand implements ReadCommand {
        @Override
        public Result run(Invocation in) {
            return Result.text("noted");
        }
    }

    /** A command that changes the fleet. */
    abstract static class Change implements WriteCommand {
        @Parameters(paramLabel = "NAME", description = "the member")
        String name;

        final Fleet fleet;
        private final Function<String, String> words;

        Change(Fleet fleet, Function<String, String> words) {
            this.fleet = fleet;
            this.words = words;
        }

        abstract void apply();

        @Override
        public Class<? extends Record> rows() {
            return Fleet.Changed.class;
        }

        @Override
        public Result run(Invocation in) throws InterruptedException {
            String what = words.apply(name);
            fleet.change(what, this::apply);
            return Table.of(List.of(new Fleet.Changed(what, name)))
                    .column("WHAT", Fleet.Changed::what)
                    .result();
        }
    }

    @Command(name = "add", description = "Add a member")
    static final class AddCommand extends Change {
        @Option(names = "--learner", description = "without a vote")
        boolean learner;

        AddCommand(Fleet fleet) {
            super(fleet, name -> "add " + name);
        }

        @Override
        void apply() {
            fleet.members.put(name, false);
        }
    }

    @Command(name = "start", description = "Start a member")
    static final class StartCommand extends Change {
        StartCommand(Fleet fleet) {
            super(fleet, name -> "start " + name);
        }

        @Override
        void apply() {
            fleet.members.put(name, true);
        }
    }

    @Command(name = "remove", description = "Remove a member")
    static final class RemoveCommand implements DangerCommand {
        @Parameters(paramLabel = "MEMBER", description = "the member")
        Fleet.Name member;

        private final Fleet fleet;

        RemoveCommand(Fleet fleet) {
            this.fleet = fleet;
        }

        @Override
        public Danger danger(Invocation in) {
            if (fleet.members.size() == 1) {
                throw UserError.refused("removing the last member would end the fleet", "type: fleet members");
            }
            return new Danger(
                    member.text(),
                    fleet.id,
                    "remove " + member,
                    List.of(Line.of(fleet.members.size() + " members")),
                    Optional.empty());
        }

        @Override
        public Class<? extends Record> rows() {
            return Fleet.Changed.class;
        }

        @Override
        public Result run(Invocation in) throws InterruptedException {
            String wanted = in.session().requireCluster().name() + "/" + member;
            if (!in.confirm().equals(Optional.of(wanted))) {
                throw new IllegalStateException("not confirmed: " + in.confirm());
            }
            fleet.change("remove " + member, () -> fleet.members.remove(member.text()));
            return Table.of(List.of(new Fleet.Changed("remove " + member, member.text())))
                    .column("WHAT", Fleet.Changed::what)
                    .result();
        }
    }

    @Command(name = "exec", description = "Run anything")
    static final class ExecCommand implements WriteCommand, ForShell {
        @Parameters(paramLabel = "WORD", arity = "1..*", description = "words")
        String[] words;

        @Override
        public List<String> wordsForShell() {
            return List.of(words);
        }

        @Override
        public Result run(Invocation in) {
            return Result.text(Arrays.toString(words));
        }
    }

    @Command(name = "elsewhere", description = "Go to another cluster of that name")
    static final class ElsewhereCommand implements ReadCommand, OperatorOnly {
        @Parameters(paramLabel = "CLUSTER", description = "its name")
        String name;

        @Override
        public String insteadInRunbooks() {
            return "stay";
        }

        @Override
        public Class<? extends Record> rows() {
            return Fleet.Changed.class;
        }

        @Override
        public Result run(Invocation in) {
            Cluster now = in.session().requireCluster();
            in.session().use(new Cluster(name, now.color(), false, false, now.instance(), now.nodes(), now.etcd()));
            return Table.of(List.of(new Fleet.Changed("went", name)))
                    .column("NAME", Fleet.Changed::name)
                    .result();
        }
    }
}
