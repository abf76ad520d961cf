// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.runbook.lint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jumpkit.command.Commands;
import io.jumpkit.command.Dispatcher;
import io.jumpkit.command.Entry;
import io.jumpkit.command.Family;
import io.jumpkit.command.ParameterType;
import io.jumpkit.expression.Cel;
import io.jumpkit.runbook.Fleet;
import io.jumpkit.runbook.Runbooks;
import io.jumpkit.runbook.model.Problem;
import io.jumpkit.runbook.parse.RunbookParser;
import io.jumpkit.shell.words.Words;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Broken runbooks and what is said of them. Each {@code broken/NAME.md} has its {@code broken/NAME.expected}, a line per
 * problem; {@code -Dgolden=update} writes those that differ, and fails.
 */
class LinterTest {
    private static final Linter LINTER = new Linter(dispatcher(), new Cel(), Set.of("good", "other-fleet"));

    /** The fleet's commands, and those that no runbook may give. */
    private static Dispatcher dispatcher() {
        Commands fleet = new Fleet().commands();
        List<Entry> entries = new ArrayList<>(fleet.entries());
        List<ParameterType<?>> types = new ArrayList<>(fleet.types());
        for (Family family : List.of(Words.family(() -> fleet), Runbooks.family())) {
            entries.addAll(family.entries());
            types.addAll(family.types());
        }
        return new Dispatcher(new Commands(entries, fleet.groups(), types, fleet.fingerprints()), Cel::new);
    }

    private static String lint(String file, String text) {
        return LINTER.lint(RunbookParser.parse(file, text)).stream()
                .map(LinterTest::line)
                .collect(Collectors.joining());
    }

    private static String line(Problem problem) {
        return problem.place() + " " + problem.severity() + ": " + problem.what()
                + (problem.hint().isEmpty() ? "" : " | " + problem.hint()) + "\n";
    }

    private static Path folder() throws URISyntaxException {
        return Path.of(LinterTest.class.getResource("/runbooks/broken").toURI());
    }

    @TestFactory
    Stream<DynamicTest> brokenRunbooks() throws IOException, URISyntaxException {
        List<Path> files;
        try (Stream<Path> all = Files.list(folder())) {
            files = all.filter(f -> f.toString().endsWith(".md")).sorted().toList();
        }
        assertTrue(files.size() >= 60, "only " + files.size());
        return files.stream().map(f -> DynamicTest.dynamicTest(f.getFileName().toString(), () -> check(f)));
    }

    private static void check(Path file) throws IOException {
        String said = lint(file.getFileName().toString(), Files.readString(file));
        Path expected = Path.of("src/test/resources/runbooks/broken")
                .resolve(file.getFileName().toString().replace(".md", ".expected"));
        String known = Files.exists(expected) ? Files.readString(expected) : "";
        if ("update".equals(System.getProperty("golden")) && !known.equals(said)) {
            Files.writeString(expected, said);
        }

        assertEquals(known, said, "refresh with: mvn test -Dtest=LinterTest -Dgolden=update");
    }

    @Test
    void aGoodRunbookHasNoProblems() throws IOException {
        String text = Files.readString(Path.of("src/test/resources/runbooks/good.md"));

        assertEquals("", lint("good.md", text));
    }
}
