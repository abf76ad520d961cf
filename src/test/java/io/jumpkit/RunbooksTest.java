// SPDX-License-Identifier: Apache-2.0
package io.jumpkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jumpkit.command.Dispatcher;
import io.jumpkit.expression.Cel;
import io.jumpkit.runbook.lint.Linter;
import io.jumpkit.runbook.model.Block;
import io.jumpkit.runbook.model.Problem;
import io.jumpkit.runbook.parse.RunbookParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every runbook that is shipped is without errors and warnings, with the commands that Jumpkit really has. */
class RunbooksTest {
    private static final Path FOLDER = Path.of("runbooks");

    @TestFactory
    Stream<DynamicTest> shippedRunbooks() throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.isDirectory(FOLDER) ? Files.list(FOLDER) : Stream.empty()) {
            files = all.filter(f -> f.toString().endsWith(".md")).sorted().toList();
        }
        Set<String> names = files.stream().map(RunbooksTest::name).collect(Collectors.toSet());
        Cel cel = new Cel();
        Linter linter = new Linter(new Dispatcher(Catalog.commands(), () -> cel), cel, names);
        return files.stream().map(file -> DynamicTest.dynamicTest(name(file), () -> check(linter, file)));
    }

    @Test
    void theFieldsOfANodeAreThoseItHas() throws IOException {
        assertEquals(
                List.of("'machine' is a value of the type node, which has no field 'name'"),
                saidOf("set-aside {{machine}}", "set-aside {{machine.name}}"));
    }

    /** What was recorded of a run is changed by a person, after it. */
    @Test
    void noRunbookRewritesRecordings() throws IOException {
        assertEquals(
                List.of(
                        "'transcript redact' is for whoever sits at the shell; no runbook may do it",
                        "'transcript repair' is for whoever sits at the shell; no runbook may do it"),
                saidOf(
                        "set-aside {{machine}}",
                        "set-aside {{machine}}\ntranscript redact last\ntranscript repair last"));
    }

    /** What is wrong with a runbook that is shipped, once words in it are replaced by others. */
    private static List<String> saidOf(String words, String others) throws IOException {
        Cel cel = new Cel();
        Linter linter = new Linter(
                new Dispatcher(Catalog.commands(), () -> cel),
                cel,
                Set.of("etcd-replace-member", "etcd-grow-to-three", "etcd-no-quorum"));
        String text = Files.readString(FOLDER.resolve("etcd-grow-to-three.md"));
        assertTrue(text.contains(words), words);
        return linter.lint(RunbookParser.parse("etcd-grow-to-three.md", text.replace(words, others))).stream()
                .map(Problem::what)
                .toList();
    }

    /** Whoever went on without a look at the node must not be sent on a way as if it had been seen. */
    @Test
    void aNodeThatDidNotAnswerPreselectsNothing() throws IOException {
        Map<String, Object> place = new HashMap<>();
        place.put("answered", false);
        place.put("supervisor", null);
        place.put("unit", null);
        for (String name : List.of("etcd-replace-member", "etcd-grow-to-three", "etcd-corrupt-member")) {
            List<String> conditions =
                    RunbookParser.parse(name, Files.readString(FOLDER.resolve(name + ".md"))).runbook().steps().stream()
                            .flatMap(step -> step.blocks().stream())
                            .flatMap(block ->
                                    block instanceof Block.Choose choose ? choose.choices().stream() : Stream.empty())
                            .flatMap(choice -> choice.when().stream())
                            .filter(when -> when.contains("place."))
                            .toList();

            assertEquals(2, conditions.size(), name);
            for (String when : conditions) {
                assertFalse(new Cel().compile(when, Set.of("place")).holds(Map.of("place", place)), when);
            }
        }
    }

    /** Asked for its newest revision each, well members differ while clients write, and a good one is taken out. */
    @Test
    void whoeverComparesHashesByHandWhileClientsWriteNamesTheRevision() throws IOException {
        List<String> asked = Files.readAllLines(FOLDER.resolve("etcd-corrupt-member.md")).stream()
                .filter(line -> line.startsWith("etcdctl"))
                .filter(line -> line.contains(" endpoint "))
                .toList();

        assertEquals("etcdctl endpoint status --cluster -w fields | grep '\"Revision\"'", asked.get(0));
        assertEquals(3, asked.size());
        for (String line : asked.subList(1, asked.size())) {
            assertTrue(line.contains("endpoint hashkv --cluster --rev=REV"), line);
        }
    }

    private static void check(Linter linter, Path file) throws IOException {
        String problems = linter.lint(RunbookParser.parse(file.toString(), Files.readString(file))).stream()
                .map(p -> file + ":" + p.place() + ": " + p.severity() + ": " + p.what() + " | " + p.hint() + "\n")
                .collect(Collectors.joining());

        assertEquals("", problems);
    }

    private static String name(Path file) {
        return file.getFileName().toString().replace(".md", "");
    }
}
