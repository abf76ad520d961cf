// SPDX-License-Identifier: Apache-2.0
package io.jumpkit;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jumpkit.command.Commands;
import io.jumpkit.command.Dispatcher;
import io.jumpkit.command.Entry;
import io.jumpkit.command.Family;
import io.jumpkit.command.Help;
import io.jumpkit.command.LineGrammar;
import io.jumpkit.command.ParameterType;
import io.jumpkit.command.Pipeline;
import io.jumpkit.output.Line;
import io.jumpkit.session.Session;
import io.jumpkit.testing.TestSessions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;

/** What holds for every command there is. */
class CatalogTest {
    private static final int LONGEST_SUMMARY = 60;
    private static final Commands COMMANDS = Catalog.commands();
    private static final Dispatcher DISPATCHER = new Dispatcher(COMMANDS, () -> {
        throw new AssertionError("no condition is evaluated here");
    });

    @Test
    void namesAndAliasesAreUnique() {
        List<String> names = new ArrayList<>();
        COMMANDS.entries().forEach(e -> {
            names.add(e.name());
            names.addAll(e.aliases());
        });

        Set<String> seen = new HashSet<>();
        assertEquals(List.of(), names.stream().filter(n -> !seen.add(n)).toList());
    }

    @Test
    void theArgumentsOfALineAreWhatItsWordsStandFor() {
        Session session = TestSessions.open();
        for (String line : List.of(
                "exec --on n1 uptime",
                "exec --on n1 --try 1 --timeout 5s uptime",
                "service start etcd --on n1",
                "etcd data-dir set-aside n1",
                "etcd snapshot restore /tmp/a.db")) {
            assertEquals(arguments(line, session), arguments(line, session));
        }
        assertNotEquals(arguments("exec --on n1 uptime", session), arguments("exec --on n2 uptime", session));
        assertNotEquals(arguments("exec --on n1 uptime", session), arguments("exec --on n1 id", session));
    }

    private static List<Object> arguments(String line, Session session) {
        return DISPATCHER.prepare(LineGrammar.parse(line).get(0), session).arguments();
    }

    @Test
    void typesAreUniqueByNameAndByClass() {
        List<? extends ParameterType<?>> types = COMMANDS.types();

        assertEquals(
                types.size(), types.stream().map(ParameterType::name).distinct().count(), "two types have one name");
        assertEquals(
                types.size(),
                types.stream().map(ParameterType::type).distinct().count(),
                "two types read the same class");
    }

    @Test
    void whatHelpSaysOfArgumentsFitsANarrowTerminal() {
        List<String> wide = COMMANDS.entries().stream()
                .flatMap(e -> Help.of(e, DISPATCHER.spec(e)).stream())
                .map(Line::text)
                .filter(line -> line.length() > 80 && line.startsWith("  "))
                .toList();

        assertEquals(List.of(), wide);
    }

    @Test
    void typesWithFactsSayWhatTheyAre() {
        List<String> silent = Catalog.commands().types().stream()
                .filter(type -> Arrays.stream(type.getClass().getDeclaredMethods())
                        .anyMatch(m -> m.getName().equals("facts")))
                .filter(type -> type.factsAre().isEmpty())
                .map(ParameterType::name)
                .toList();

        assertEquals(List.of(), silent);
    }

    @Test
    void familiesSayWhatTheyAreFor() {
        for (Family family : Catalog.families()) {
            assertTrue(family.name().isEmpty() == family.summary().isEmpty(), "family '" + family.name() + "'");
        }
    }

    @TestFactory
    Stream<DynamicTest> summariesAreShortSentencesThatBeginWithAVerb() {
        return each(entry -> {
            String summary = Help.summary(DISPATCHER.spec(entry));

            assertAll(
                    () -> assertFalse(summary.isEmpty(), "no summary"),
                    () -> assertTrue(summary.length() <= LONGEST_SUMMARY, summary.length() + " characters: " + summary),
                    () -> assertTrue(summary.matches("[A-Z][a-z]+ .*"), summary),
                    () -> assertFalse(summary.matches("(?:The|A|An|This|How|What|Which|All|Every) .*"), summary),
                    () -> assertFalse(summary.endsWith("."), summary));
        });
    }

    @TestFactory
    Stream<DynamicTest> examplesAreThereAndParse() {
        return each(entry -> {
            String[] examples = DISPATCHER.spec(entry).usageMessage().footer();

            assertTrue(examples.length > 0, "no example");
            for (String example : examples) {
                for (Pipeline pipeline : LineGrammar.parse(example)) {
                    Entry meant = DISPATCHER.check(pipeline).entry();
                    assertEquals(entry.name(), meant.name(), example);
                }
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> argumentsHaveASentence() {
        return each(entry -> {
            CommandSpec spec = DISPATCHER.spec(entry);

            for (ArgSpec argument : spec.args()) {
                assertFalse(String.join("", argument.description()).isBlank(), argument.paramLabel());
            }
        });
    }

    private static Stream<DynamicTest> each(Fact fact) {
        return COMMANDS.entries().stream()
                .map(entry -> DynamicTest.dynamicTest(entry.name(), () -> fact.holdsFor(entry)));
    }

    /** Something true of a command. */
    private interface Fact {
        void holdsFor(Entry entry);
    }
}
