// SPDX-License-Identifier: Apache-2.0
package io.jumpkit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jumpkit.command.Dispatcher;
import io.jumpkit.expression.Cel;
import io.jumpkit.runbook.lint.Linter;
import io.jumpkit.runbook.model.Problem;
import io.jumpkit.runbook.parse.RunbookParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
        Cel cel = new Cel();
        Linter linter = new Linter(
                new Dispatcher(Catalog.commands(), () -> cel),
                cel,
                Set.of("etcd-replace-member", "etcd-grow-to-three", "etcd-no-quorum"));
        String text = Files.readString(FOLDER.resolve("etcd-grow-to-three.md"))
                .replace("etcd data-dir set-aside {{machine}}", "etcd data-dir set-aside {{machine.name}}");

        assertEquals(
                List.of("'machine' is a value of the type node, which has no field 'name'"),
                linter.lint(RunbookParser.parse("etcd-grow-to-three.md", text)).stream()
                        .map(Problem::what)
                        .toList());
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
