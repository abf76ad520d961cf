// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.runbook;

import io.jumpkit.command.Commands;
import io.jumpkit.command.Dispatcher;
import io.jumpkit.command.Entry;
import io.jumpkit.command.ParameterType;
import io.jumpkit.error.ExitCode;
import io.jumpkit.error.UserError;
import io.jumpkit.expression.Cel;
import io.jumpkit.output.Candidate;
import io.jumpkit.session.FingerprintSource;
import io.jumpkit.session.Session;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** A system that lives in memory, with commands that note down every change they make. */
public final class Fleet {
    private static final Cel CEL = new Cel();

    /** Names of the members that are in it, and whether each is well; null when nobody knows. */
    public final Map<String, Boolean> members = new LinkedHashMap<>();

    /** Every change, in order. */
    public final List<String> changes = new ArrayList<>();

    /** What goes wrong with a change before it is made, by its words. */
    public final Map<String, RuntimeException> failures = new LinkedHashMap<>();

    /** Changes whose answer is lost on the way back, and whether they happen all the same. */
    public final Map<String, Boolean> lost = new LinkedHashMap<>();

    public String id = "f1ee7";
    public boolean answers = true;
    public int looks;
    public long lag;

    private final Consumer<String> witness;

    public Fleet() {
        this(what -> {});
    }

    /** A fleet whose changes somebody else sees as well, the moment they happen. */
    public Fleet(Consumer<String> witness) {
        this.witness = witness;
        members.put("n1", true);
        members.put("n2", true);
        members.put("n3", false);
    }

    /** A row of {@code fleet members}. */
    public record Member(String id, String name, Boolean healthy, long lagBytes) {}

    /** A row of {@code fleet quorum}. */
    public record Quorum(boolean writable, int voters, int healthyVoters) {}

    /** A row of what changed something. */
    public record Changed(String what, String name) {}

    /** A member as an argument. */
    public record Name(String text) {
        @Override
        public String toString() {
            return text;
        }
    }

    /** Its commands, and one named {@code exec}. */
    public Commands commands() {
        return new Commands(
                List.of(
                        Entry.of("fleet members", () -> new FleetCommands.MembersCommand(this)),
                        Entry.of("fleet quorum", () -> new FleetCommands.QuorumCommand(this)),
                        Entry.of("fleet note", () -> new FleetCommands.NoteCommand()),
                        Entry.of("fleet add", () -> new FleetCommands.AddCommand(this)),
                        Entry.of("fleet start", () -> new FleetCommands.StartCommand(this)),
                        Entry.of("fleet remove", () -> new FleetCommands.RemoveCommand(this)),
                        Entry.of("fleet elsewhere", () -> new FleetCommands.ElsewhereCommand()),
                        Entry.of("exec", () -> new FleetCommands.ExecCommand())),
                Map.of("fleet", "a fleet in memory"),
                List.of(new MemberType(this)),
                List.of(new Identity(this)));
    }

    /** What runs them. */
    public Dispatcher dispatcher() {
        return new Dispatcher(commands(), () -> CEL);
    }

    /** Makes a change, or fails as it was told to. */
    void change(String what, Runnable effect) throws InterruptedException {
        RuntimeException failure = failures.remove(what);
        if (failure != null) {
            throw failure;
        }
        if (what.endsWith(" slow")) {
            new java.util.concurrent.CountDownLatch(1).await();
        }
        Boolean happens = lost.remove(what);
        if (!Boolean.FALSE.equals(happens)) {
            happened(what);
            effect.run();
        }
        if (happens != null) {
            throw UserError.of(ExitCode.UNANSWERED, "the answer was lost", "");
        }
    }

    /** Notes down a change. */
    public void happened(String what) {
        changes.add(what);
        witness.accept(what);
    }

    void mustAnswer() {
        looks++;
        if (!answers) {
            throw UserError.of(ExitCode.UNANSWERED, "the fleet does not answer", "type: fleet members");
        }
    }

    Member member(String name) {
        return new Member("id-" + name, name, members.get(name), lag);
    }

    private record Identity(Fleet fleet) implements FingerprintSource {
        @Override
        public String system() {
            return "fleet";
        }

        @Override
        public List<String> fingerprints(Session session) {
            fleet.mustAnswer();
            return List.of(fleet.id.split("\\+"));
        }
    }

    private record MemberType(Fleet fleet) implements ParameterType<Name> {
        @Override
        public String name() {
            return "fleet.member";
        }

        @Override
        public Class<Name> type() {
            return Name.class;
        }

        @Override
        public Name parse(String text, Session session) {
            fleet.mustAnswer();
            if (!fleet.members.containsKey(text)) {
                throw UserError.usage("'" + text + "' is no member of the fleet", "known: " + fleet.members.keySet());
            }
            return new Name(text);
        }

        @Override
        public List<Candidate> candidates(Session session) {
            return fleet.members.keySet().stream()
                    .map(name -> new Candidate(name, "member", "members"))
                    .toList();
        }

        @Override
        public Optional<Class<? extends Record>> factsAre() {
            return Optional.of(Member.class);
        }

        @Override
        public List<? extends Record> facts(Session session) {
            fleet.mustAnswer();
            return fleet.members.keySet().stream().map(fleet::member).toList();
        }

        @Override
        public Optional<Record> facts(Name value, Session session) {
            return Optional.of(fleet.member(value.text()));
        }
    }
}
