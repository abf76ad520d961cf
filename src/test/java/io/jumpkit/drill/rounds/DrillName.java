// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.drill.rounds;

import io.jumpkit.drill.Procedure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A drill that can be played alone.
 *
 * @param runbook the runbook that it follows
 */
record DrillName(String runbook, String testClass, String method) {
    private static final String PACKAGE = "io.jumpkit.drill.";

    /** As it is typed and shown: {@code NospaceIT.winsTheSpaceBack}. */
    @Override
    public String toString() {
        return testClass + "." + method;
    }

    String className() {
        return PACKAGE + testClass;
    }

    /** Every one there is, by runbook. */
    static List<DrillName> all() {
        Path compiled = Path.of("target", "test-classes", PACKAGE.replace('.', '/'));
        try (Stream<Path> files = Files.list(compiled)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith("IT.class"))
                    .flatMap(file -> of(file.replace(".class", "")))
                    .sorted(Comparator.comparing(DrillName::runbook).thenComparing(DrillName::toString))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<DrillName> of(String testClass) {
        try {
            return Arrays.stream(Class.forName(PACKAGE + testClass).getDeclaredMethods())
                    .filter(method -> method.isAnnotationPresent(Procedure.class))
                    .map(method -> of(testClass, method));
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static DrillName of(String testClass, Method method) {
        return new DrillName(method.getAnnotation(Procedure.class).value(), testClass, method.getName());
    }
}
