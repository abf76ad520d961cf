// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jumpkit.deadline.Cancellation;
import io.jumpkit.error.ExitCode;
import io.jumpkit.error.UserError;
import io.jumpkit.inventory.nodeset.NodeSet;
import io.jumpkit.output.Line;
import io.jumpkit.output.Result;
import io.jumpkit.session.Session;
import io.jumpkit.testing.ListConsole;
import io.jumpkit.testing.TestSessions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

class DispatcherTest {
    private final List<String> done = new ArrayList<>();
    private final Dispatcher dispatcher = new Dispatcher(
            new Commands(
                    List.of(
                            Entry.of("etcd status", Status::new),
                            Entry.of("etcd member remove", () -> new Remove(done)),
                            Entry.of("service stop", () -> new Stop(done))),
                    Map.of("etcd", "the key-value store"),
                    List.of(new NodeSets())),
            () -> {
                throw new AssertionError("no condition in this test");
            });
    private Session session = TestSessions.open();

    private Result run(String line, ListConsole console) throws InterruptedException {
        Invocation in = new Invocation(session, console, new Cancellation(), dispatcher, Optional.empty());
        return dispatcher.run(LineGrammar.parse(line).get(0), in);
    }

    private UserError refusal(String line) {
        return assertThrows(UserError.class, () -> run(line, new ListConsole()));
    }

    private static String text(Result result) {
        return new io.jumpkit.output.TextRenderer(io.jumpkit.output.Screen.PIPE)
                .data(result).stream().map(Line::text).collect(Collectors.joining("\n"));
    }

    @Test
    void givesArgumentsTheirTypes() throws InterruptedException {
        assertEquals("n[1-3] within PT2S", text(run("etcd status --on @etcd --timeout 2s", new ListConsole())));
    }

    @Test
    void namesTheNearestCommand() {
        UserError error = refusal("etcd staus");

        assertEquals("'staus' is not a command of etcd", error.what());
        assertEquals("did you mean: etcd status", error.hint());
    }

    @Test
    void namesTheWholeCommandWhenOnlyItsLastWordWasTyped() {
        assertEquals("did you mean: service stop", refusal("stop etcd").hint());
        assertEquals(
                "did you mean: etcd member remove", refusal("etcd remove n3").hint());
    }

    @Test
    void namesTheNearestOption() {
        UserError error = refusal("etcd status --timout 2s");

        assertEquals("etcd status: no option '--timout'", error.what());
        assertEquals("did you mean --timeout?", error.hint());
    }

    @Test
    void namesTheWordsThatAnOptionTakes() {
        UserError near = refusal("etcd status --order nmae");

        assertEquals("etcd status: --order 'nmae' is none of name, size", near.what());
        assertEquals("did you mean name?", near.hint());
        assertEquals(
                "type: help etcd status", refusal("etcd status --order zzz").hint());
    }

    @Test
    void quotesAnArgumentThatMeansNothing() {
        assertEquals(
                "'soon' is not a duration",
                refusal("etcd status --timeout soon").what());
        assertEquals(
                "'n9' is not in cluster prod (n[1-5])",
                refusal("etcd status --on n9").what());
    }

    @Test
    void readOnlySessionsRefuseChangesAndAllowReading() throws InterruptedException {
        session.writeMode().readOnly();

        UserError error = refusal("service stop etcd");

        assertEquals(ExitCode.REFUSED, error.exit());
        assertEquals("type: rw --for 15m --reason \"WHY\"", error.hint());
        assertEquals(List.of(), done);
        assertEquals(ExitCode.DONE, run("etcd status", new ListConsole()).exit());
    }

    @Test
    void dangerHappensOnlyWhenClusterAndTargetAreTyped() throws InterruptedException {
        assertThrows(UserError.class, () -> run("etcd member remove n3", new ListConsole("yes")));
        assertEquals(List.of(), done);

        run("etcd member remove n3", new ListConsole("prod/n3"));

        assertEquals(List.of("removed n3"), done);
    }

    @Test
    void inAFreezeDangerIsRefusedUntilSomebodyOverridesIt() throws InterruptedException {
        session.use(TestSessions.frozen("year end"));
        ListConsole console = new ListConsole("prod/n3");

        UserError error = assertThrows(UserError.class, () -> run("etcd member remove n3", console));

        assertEquals(ExitCode.REFUSED, error.exit());
        assertEquals(
                "'etcd member remove' is dangerous, and prod is frozen until 9999-01-01 08:30 UTC: year end. Nothing"
                        + " was changed.",
                error.what());
        assertEquals("if it cannot wait: rw --despite-freeze --reason \"WHY\"", error.hint());
        assertEquals(List.of(), done);
        run("service stop n1", new ListConsole());
        session.writeMode().writable(Optional.empty(), true);
        run("etcd member remove n3", console);
        assertEquals(2, done.size());
        session.writeMode().readOnly();
        session.writeMode().writable(Optional.empty());
        assertThrows(UserError.class, () -> run("etcd member remove n3", new ListConsole("prod/n3")));
    }

    @Test
    void dangerShowsWhatItIsAboutToDo() throws InterruptedException {
        ListConsole console = new ListConsole("prod/n3");

        run("etcd member remove n3", console);

        assertEquals(
                """
                remove n3   cluster 5f8c
                  2 of 3 voters healthy
                  undo   none: this cannot be taken back""",
                String.join("\n", console.said));
    }

    @Test
    void aScriptConfirmsWithAFlagThatMustFit() throws InterruptedException {
        UserError error = refusal("etcd member remove n3 --confirm prod/n2");

        assertEquals("confirmed 'prod/n2', but this is about prod/n3", error.what());
        run("etcd member remove n3 --confirm prod/n3", new ListConsole());
        assertEquals(List.of("removed n3"), done);
    }

    @Test
    void withoutAnybodyToAskTheFlagIsNamed() {
        assertEquals("give --confirm prod/n3", refusal("etcd member remove n3").hint());
    }

    @Test
    void helpIsMadeFromTheDeclaration() throws InterruptedException {
        assertEquals(
                """
                etcd member remove  Remove a member  (dangerous: asks for CLUSTER/TARGET)
                usage  etcd member remove [options] <member>
                  member                        the member to remove
                  -h, --help                    say how to use it
                  --confirm CLUSTER/TARGET      what would be typed to confirm; for scripts
                example  etcd member remove n3""",
                text(run("etcd member remove --help", new ListConsole())));
    }

    @Test
    void theLinterChecksWordsAndOptionsButNotValues() {
        Prepared prepared = dispatcher.check(
                LineGrammar.parse("etcd member remove {{failed}}").get(0));

        assertEquals(Effect.DANGER, prepared.effect());
        assertThrows(
                UserError.class,
                () -> dispatcher.check(LineGrammar.parse("etcd member remove --froce {{failed}}")
                        .get(0)));
    }

    @Test
    void whatCannotStandBehindAPipeIsNamed() {
        assertEquals(
                "'grep' cannot stand behind '|'",
                refusal("etcd status | grep n1").what());
    }

    @Command(name = "status", description = "Show each member")
    static final class Status implements ReadCommand {
        @Option(names = "--on", description = "nodes to ask")
        NodeSet on;

        @Option(names = "--timeout", defaultValue = "1s", description = "how long to wait")
        Duration timeout;

        @Option(names = "--order", description = "what to sort by")
        Order order;

        enum Order {
            NAME,
            SIZE
        }

        @Override
        public Result run(Invocation in) {
            return Result.text(on + " within " + timeout);
        }
    }

    @Command(name = "remove", description = "Remove a member", footer = "etcd member remove n3")
    static final class Remove implements DangerCommand {
        private final List<String> done;

        @Parameters(paramLabel = "member", description = "the member to remove")
        String member;

        Remove(List<String> done) {
            this.done = done;
        }

        @Override
        public Danger danger(Invocation in) {
            return new Danger(
                    member,
                    "cluster 5f8c",
                    "remove " + member,
                    List.of(Line.of("2 of 3 voters healthy")),
                    Optional.empty());
        }

        @Override
        public Result run(Invocation in) {
            done.add("removed " + member);
            return Result.done();
        }
    }

    @Command(name = "stop", description = "Stop a service")
    static final class Stop implements WriteCommand {
        private final List<String> done;

        @Parameters(paramLabel = "service", description = "its unit")
        String service;

        Stop(List<String> done) {
            this.done = done;
        }

        @Override
        public Result run(Invocation in) {
            done.add("stopped " + service);
            return Result.done();
        }
    }

    /** Node sets as the session reads them. */
    private static final class NodeSets implements ParameterType<NodeSet> {
        @Override
        public String name() {
            return "nodeset";
        }

        @Override
        public Class<NodeSet> type() {
            return NodeSet.class;
        }

        @Override
        public NodeSet parse(String text, Session session) {
            return session.nodes(text);
        }

        @Override
        public List<io.jumpkit.output.Candidate> candidates(Session session) {
            return List.of();
        }
    }
}
